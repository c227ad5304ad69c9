package io.sallyport.awswire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RouterTest {
    private static Route.Found found(WireInput input) {
        return (Route.Found) Router.route(input);
    }

    private static String name(WireInput input) {
        return found(input).operation().name();
    }

    @Test
    void a_target_names_the_operation() {
        var route = found(Requests.awsJson("AWSCognitoIdentityProviderService.InitiateAuth", "{}"));

        assertThat(route.operation().service()).isEqualTo(AwsService.COGNITO_IDP);
        assertThat(route.operation().name()).isEqualTo("InitiateAuth");
        assertThat(route.operation().open()).isTrue();
    }

    @Test
    void a_target_that_the_model_does_not_have_is_told_apart_from_a_service_that_is_not_ours() {
        assertThat(Router.route(Requests.awsJson("CertificateManager.Frobnicate", "{}")))
                .isEqualTo(new Route.NoSuchOperation(AwsService.ACM, "Frobnicate"));
        assertThat(Router.route(Requests.awsJson("DynamoDB_20120810.GetItem", "{}")))
                .isEqualTo(new Route.Nowhere());
        assertThat(Router.route(Requests.awsJson("nonsense", "{}"))).isEqualTo(new Route.Nowhere());
    }

    @Test
    void a_form_names_its_operation_by_action_and_version() {
        assertThat(name(Requests.form("Action=GetCallerIdentity&Version=2011-06-15")))
                .isEqualTo("GetCallerIdentity");
        assertThat(name(Requests.form("Version=2010-05-08&Action=ListUsers"))).isEqualTo("ListUsers");
        assertThat(found(Requests.form("Action=DescribeRules&Version=2015-12-01"))
                        .operation()
                        .service())
                .isEqualTo(AwsService.ELBV2);
    }

    @Test
    void a_query_string_may_stand_for_the_form() {
        assertThat(name(Requests.rest("GET", "/", "Action=GetCallerIdentity&Version=2011-06-15", "")))
                .isEqualTo("GetCallerIdentity");
    }

    @Test
    void a_form_with_two_actions_means_nothing() {
        assertThat(Router.route(Requests.form("Action=ListUsers&Action=DeleteUser&Version=2010-05-08")))
                .isEqualTo(new Route.Nowhere());
    }

    @Test
    void a_form_of_another_version_is_not_ours() {
        assertThat(Router.route(Requests.form("Action=DescribeInstances&Version=2016-11-15")))
                .isEqualTo(new Route.Nowhere());
    }

    @Test
    void a_path_names_the_operation_and_its_labels() {
        var route = found(Requests.rest("GET", "/restapis/abc/resources/def/methods/POST", "", ""));

        assertThat(route.operation().name()).isEqualTo("GetMethod");
        assertThat(route.labels()).isEqualTo(Map.of("restapi_id", "abc", "resource_id", "def", "http_method", "POST"));
    }

    @Test
    void a_label_is_decoded_after_the_path_is_split() {
        var route =
                found(Requests.rest("GET", "/tags/arn%3Aaws%3Aapigateway%3Aeu-west-1%3A%3A%2Frestapis%2Fabc", "", ""));

        assertThat(route.labels()).containsEntry("resource_arn", "arn:aws:apigateway:eu-west-1::/restapis/abc");
    }

    @Test
    void literals_are_compared_as_they_came() {
        assertThat(Router.route(Requests.rest("GET", "/%72estapis", "", ""))).isEqualTo(new Route.Nowhere());
    }

    @Test
    void an_empty_label_matches_nothing() {
        assertThat(Router.route(Requests.rest("GET", "/restapis//resources", "", "")))
                .isEqualTo(new Route.Nowhere());
    }

    @Test
    void a_broken_escape_in_a_label_is_malformed() {
        assertThatExceptionOfType(MalformedRequest.class)
                .isThrownBy(() -> Router.route(Requests.rest("GET", "/restapis/%zz", "", "")));
        assertThatExceptionOfType(MalformedRequest.class)
                .isThrownBy(() -> Router.route(Requests.rest("GET", "/restapis/%ff", "", "")));
    }

    @Test
    void a_query_literal_chooses_between_operations_of_one_path() {
        assertThat(name(Requests.rest("POST", "/restapis", "", "{}"))).isEqualTo("CreateRestApi");
        assertThat(name(Requests.rest("POST", "/restapis", "mode=import", "{}")))
                .isEqualTo("ImportRestApi");
        assertThat(name(Requests.rest("POST", "/restapis", "mode=other", "{}"))).isEqualTo("CreateRestApi");
        assertThat(name(Requests.rest("GET", "/2019-09-30/functions/f/provisioned-concurrency", "List=ALL", "")))
                .isEqualTo("ListProvisionedConcurrencyConfigs");
        assertThat(name(Requests.rest("GET", "/2019-09-30/functions/f/provisioned-concurrency", "Qualifier=1", "")))
                .isEqualTo("GetProvisionedConcurrencyConfig");
    }

    @Test
    void a_trailing_slash_makes_no_difference() {
        assertThat(name(Requests.rest("GET", "/2015-03-31/functions", "", ""))).isEqualTo("ListFunctions");
        assertThat(name(Requests.rest("GET", "/2015-03-31/functions/", "", ""))).isEqualTo("ListFunctions");
        assertThat(Router.route(Requests.rest("GET", "/2015-03-31/functions//", "", "")))
                .isEqualTo(new Route.Nowhere());
    }

    @Test
    void the_two_api_gateways_do_not_meet() {
        assertThat(found(Requests.rest("GET", "/v2/apis/a", "", "")).operation().service())
                .isEqualTo(AwsService.APIGATEWAYV2);
        assertThat(found(Requests.rest("GET", "/account", "", "")).operation().service())
                .isEqualTo(AwsService.APIGATEWAY);
    }

    @Test
    void a_greedy_label_takes_what_the_template_leaves() {
        var paths = new RestPaths(java.util.List.of(
                operation("Proxy", "/a/{proxy+}/z"), operation("One", "/a/{one}/z"), operation("All", "/a/{all+}")));

        assertThat(paths.find(Requests.rest("GET", "/a/b/z", "", "")).map(RouterTest::named))
                .contains("One {one=b}");
        assertThat(paths.find(Requests.rest("GET", "/a/b/c%2Fd/z", "", "")).map(RouterTest::named))
                .contains("Proxy {proxy=b/c/d}");
        assertThat(paths.find(Requests.rest("GET", "/b", "", ""))).isEmpty();
    }

    private static AwsOperation operation(String name, String uri) {
        return new AwsOperation(AwsService.LAMBDA, name, "GET", uri, 200, false, "", "", "", java.util.List.of());
    }

    private static String named(Route route) {
        var found = (Route.Found) route;
        return found.operation().name() + " " + found.labels();
    }

    @Test
    void actions_are_named_as_policies_name_them() {
        assertThat(found(Requests.rest("POST", "/2015-03-31/functions/f/invocations", "", "{}"))
                        .operation()
                        .iamAction())
                .isEqualTo("lambda:InvokeFunction");
        assertThat(found(Requests.rest("DELETE", "/restapis/a", "", ""))
                        .operation()
                        .iamAction())
                .isEqualTo("apigateway:DELETE");
        assertThat(found(Requests.form("Action=DescribeRules&Version=2015-12-01"))
                        .operation()
                        .iamAction())
                .isEqualTo("elasticloadbalancing:DescribeRules");
    }
}
