package io.sallyport.analysis.lint;

import static io.sallyport.analysis.lint.Linted.allow;
import static io.sallyport.analysis.lint.Linted.deny;
import static io.sallyport.analysis.lint.Linted.identity;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.iampolicy.Position;
import java.util.List;
import org.junit.jupiter.api.Test;

/** P05: actions that no service here has. */
class UnknownActionsTest {
    private static String on(String element, String... actions) {
        return "'" + element + "':['" + String.join("','", actions) + "'],'Resource':'*'";
    }

    private static Finding only(List<Finding> findings) {
        assertThat(findings).hasSize(1);
        return findings.getFirst();
    }

    @Test
    void p05_actions_and_patterns_that_mean_something_are_quiet() {
        assertThat(identity(
                        allow(on("Action", "iam:CreateUser", "iam:createuser", "iam:*User", "*", "la*:Get*", "*:Foo")),
                        deny(on("NotAction", "iam:*", "lambda:Get*"))))
                .isEmpty();
    }

    @Test
    void p05_a_misspelled_action_is_found_where_it_stands_with_what_was_meant() {
        var found = only(identity(allow(on("Action", "iam:DeleteUser", "iam:CraeteUser"))));
        assertThat(found.code()).isEqualTo(Code.UNKNOWN_ACTION);
        assertThat(found.severity()).isEqualTo(Severity.WARNING);
        assertThat(found.position()).isEqualTo(new Position(2, 46));
        assertThat(found.message())
                .isEqualTo("iam has no action that iam:CraeteUser means, so nothing is allowed by it; did you mean"
                        + " iam:CreateUser?");
    }

    @Test
    void p05_it_is_worse_where_it_opens_a_deny_or_an_allow_of_all_the_others() {
        var denied = only(identity(deny(on("Action", "iam:CraeteUser"))));
        assertThat(denied.severity()).isEqualTo(Severity.ERROR);
        assertThat(denied.message()).contains("this Deny never takes effect for it");
        var rest = only(identity(allow(on("NotAction", "iam:CraeteUser"))));
        assertThat(rest.severity()).isEqualTo(Severity.ERROR);
        assertThat(rest.message()).contains("this Allow leaves nothing out by it");
        var spared = only(identity(deny(on("NotAction", "iam:CraeteUser"))));
        assertThat(spared.severity()).isEqualTo(Severity.WARNING);
        assertThat(spared.message()).contains("this Deny spares nothing by it");
    }

    @Test
    void p05_an_operation_that_is_no_action_is_told_its_action() {
        assertThat(only(identity(allow(on("Action", "lambda:Invoke")))).message())
                .endsWith("did you mean lambda:InvokeFunction?");
        assertThat(only(identity(allow(on("Action", "apigateway:CreateRestApi"))))
                        .message())
                .endsWith("it has apigateway:GET, apigateway:POST");
    }

    @Test
    void p05_services_that_are_not_served_are_left_alone_unless_they_look_like_one_that_is() {
        assertThat(identity(allow(on("Action", "s3:GetObject", "sqs:SendMessage", "ram:GetUser", "orders:Approve"))))
                .isEmpty();
        assertThat(only(identity(deny(on("Action", "lamdba:InvokeFunction")))).message())
                .isEqualTo(
                        "nothing here asks for actions of lamdba, so this Deny never takes effect for it; did you mean"
                                + " lambda:InvokeFunction?");
        assertThat(only(identity(deny(on("Action", "excute-api:Invoke")))).severity())
                .isEqualTo(Severity.ERROR);
    }
}
