package io.sallyport.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.contracts.Secret;
import io.sallyport.launcher.RunningProduct.Running;
import io.sallyport.launcher.story.ApiAnswer;
import io.sallyport.launcher.story.Clients;
import io.sallyport.sigv4.Credentials;
import io.sallyport.sigv4.Header;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigatewayv2.model.ProtocolType;
import software.amazon.awssdk.services.lambda.model.Runtime;

/** The seed truth table (WIRE.md 4.1), end to end: the same policy from a role and from each kind of Lambda authorizer. */
@ExtendWith(RunningProduct.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TruthTableTest {
    private static final String ALLOW_API = "arn:aws:execute-api:*:*:API/*";
    private static final String DENY_INVENTORY = "arn:aws:execute-api:*:*:API/*/POST/inventory";

    /** Where the policy comes from. */
    enum Source {
        ROLE,
        TOKEN,
        REQUEST_V1,
        REQUEST_V2
    }

    private final Backend backend = Backend.open();
    private final Random random = new Random(7);
    private final Map<Source, Deployed> apis = new java.util.EnumMap<>(Source.class);

    /** @param path of its stage */
    private record Deployed(String apiId, String path) {}

    @BeforeAll
    void deploy(Running running) {
        var authorizer = function(running, "truth-authorizer", "authorizer.mjs");
        var echo = function(running, "truth-echo", "echo.mjs");
        for (var source : Source.values()) {
            apis.put(
                    source,
                    source == Source.REQUEST_V2
                            ? http(running, authorizer, echo)
                            : rest(running, source, authorizer, echo));
        }
        running.clients()
                .iam()
                .createRole(r -> r.roleName("truth")
                        .assumeRolePolicyDocument(
                                trusting(running.product().deployment().accountId())));
    }

    @AfterAll
    void close() {
        backend.close();
    }

    private static String trusting(String account) {
        return statement("Allow", "sts:AssumeRole", "")
                .put("Principal", new JsonObject().put("AWS", "arn:aws:iam::" + account + ":root"))
                .encode()
                .transform(s -> "{\"Version\":\"2012-10-17\",\"Statement\":[" + s + "]}");
    }

    private static JsonObject statement(String effect, String action, String resource) {
        var statement = new JsonObject().put("Effect", effect).put("Action", action);
        return resource.isEmpty() ? statement : statement.put("Resource", resource);
    }

    private static JsonObject allow() {
        return statement("Allow", "execute-api:Invoke", ALLOW_API);
    }

    private static JsonObject deny() {
        return statement("Deny", "execute-api:Invoke", DENY_INVENTORY);
    }

    @ParameterizedTest
    @EnumSource
    void rows_1_to_5_the_deny_wins_whatever_was_asked_before(Source source, Running running) {
        var caller = caller(running, source, allow(), deny());
        assertThat(caller.send("GET", "/pets").status()).as("row 1").isEqualTo(200);
        refusedWithoutReachingTheBackend(caller, "row 3: after row 1, same credential");
        var cold = caller(running, source, allow(), deny());
        refusedWithoutReachingTheBackend(cold, "row 2: cold");
        assertThat(cold.send("GET", "/pets").status()).as("row 4: after row 2").isEqualTo(200);
        assertThat(cold.send("POST", "/inventory/1").status())
                .as("row 5: the Deny does not cover it")
                .isEqualTo(200);
    }

    private void refusedWithoutReachingTheBackend(Caller caller, String row) {
        var before = posts();
        var answer = caller.send("POST", "/inventory");
        assertThat(answer.status()).as(row).isEqualTo(403);
        assertThat(posts()).as(row + ": the backend").isEqualTo(before);
    }

    private long posts() {
        return backend.reached().stream().filter("POST /inventory"::equals).count();
    }

    @ParameterizedTest
    @EnumSource
    void row_6_no_spelling_of_the_path_gets_past_the_deny(Source source, Running running) {
        var caller = caller(running, source, allow(), deny());
        for (var path : List.of(
                "//inventory",
                "/inventory/",
                "/%69nventory",
                "/inventory;x=1",
                "/x/../inventory",
                "/./inventory",
                "/inventory%2F",
                "/INVENTORY")) {
            var before = posts();
            var answer = caller.send("POST", path);
            assertThat(answer.status()).as(path).isNotEqualTo(200);
            assertThat(posts()).as(path).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"TOKEN", "REQUEST_V1"})
    void row_7_another_stage_asks_the_authorizer_again(Source source, Running running) {
        var caller = caller(running, source, allow(), deny());
        var first = asked(caller.send("GET", "/who"));
        assertThat(asked(caller.send("GET", "/who"))).as("cached").isEqualTo(first);
        assertThat(asked(caller.at("prod").send("GET", "/who"))).as("prod").isNotEqualTo(first);
    }

    private static String asked(ApiAnswer answer) {
        assertThat(answer.status()).isEqualTo(200);
        return String.valueOf(new JsonObject(answer.body()).getValue("asked"));
    }

    @ParameterizedTest
    @EnumSource
    void row_8_a_deny_whose_condition_does_not_hold_denies_nothing(Source source, Running running) {
        var elsewhere = new JsonObject().put("IpAddress", new JsonObject().put("aws:SourceIp", "203.0.113.0/24"));
        var caller = caller(running, source, allow(), deny().put("Condition", elsewhere));

        assertThat(caller.send("POST", "/inventory").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void row_9_an_allow_of_everything_but_invoke_allows_nothing(Source source, Running running) {
        var allBut = new JsonObject()
                .put("Effect", "Allow")
                .put("NotAction", "execute-api:Invoke")
                .put("Resource", ALLOW_API);

        assertThat(caller(running, source, allBut).send("GET", "/pets").status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @EnumSource(names = {"TOKEN", "REQUEST_V1", "REQUEST_V2"})
    void row_10_an_answer_without_principal_or_policy_is_500_and_not_kept(Source source, Running running) {
        var api = api(source);
        for (var answer : List.of(
                new JsonObject().put("policyDocument", document(api, allow())),
                new JsonObject().put("principalId", "p"))) {
            var caller = new Caller(running, source, api, Optional.empty(), encoded(answer));
            assertThat(caller.send("GET", "/pets").status()).isEqualTo(500);
            assertThat(caller.send("GET", "/pets").status()).isEqualTo(500);
        }
    }

    /** Whoever calls under a policy of the test's choosing. */
    private record Caller(
            Running running, Source source, Deployed api, Optional<Credentials> credentials, String token) {
        ApiAnswer send(String method, String path) {
            var calls = running.calls();
            return credentials
                    .map(who -> calls.signed(who, method, api.path() + path, ""))
                    .orElseGet(() -> calls.send(method, api.path() + path, "", new Header("Authorization", token)));
        }

        Caller at(String stage) {
            return new Caller(
                    running,
                    source,
                    new Deployed(api.apiId(), api.path().replace("/test", "/" + stage)),
                    credentials,
                    token);
        }
    }

    private Caller caller(Running running, Source source, JsonObject... statements) {
        var api = api(source);
        var document = document(api, statements);
        if (source == Source.ROLE) {
            return new Caller(running, source, api, Optional.of(session(running, document)), "");
        }
        var answer =
                new JsonObject().put("principalId", "p" + random.nextLong()).put("policyDocument", document);
        return new Caller(running, source, api, Optional.empty(), encoded(answer));
    }

    private Deployed api(Source source) {
        return java.util.Objects.requireNonNull(apis.get(source));
    }

    private static JsonObject document(Deployed api, JsonObject... statements) {
        var text = new JsonArray(List.of(statements)).encode().replace("API", api.apiId());
        return new JsonObject().put("Version", "2012-10-17").put("Statement", new JsonArray(text));
    }

    private static String encoded(JsonObject answer) {
        return Base64.getEncoder().encodeToString(answer.encode().getBytes(StandardCharsets.UTF_8));
    }

    private Credentials session(Running running, JsonObject document) {
        running.clients()
                .iam()
                .putRolePolicy(p -> p.roleName("truth").policyName("p").policyDocument(document.encode()));
        var given = clientsOfAUser(running)
                .sts()
                .assumeRole(a -> a.roleArn(role(running)).roleSessionName("row"))
                .credentials();
        return new Credentials(
                given.accessKeyId(), Secret.of(given.secretAccessKey()), Optional.of(Secret.of(given.sessionToken())));
    }

    private static String role(Running running) {
        return "arn:aws:iam::" + running.product().deployment().accountId() + ":role/truth";
    }

    /** Roles are not for root: a user whose policy lets it assume this one. */
    private Clients clientsOfAUser(Running running) {
        var name = "truth-" + Long.toUnsignedString(random.nextLong());
        var iam = running.clients().iam();
        var mayAssume = statement("Allow", "sts:AssumeRole", role(running)).encode();
        iam.createUser(u -> u.userName(name));
        iam.putUserPolicy(p -> p.userName(name)
                .policyName("p")
                .policyDocument("{\"Version\":\"2012-10-17\",\"Statement\":[" + mayAssume + "]}"));
        var key = iam.createAccessKey(k -> k.userName(name)).accessKey();
        return running.clientsAs(key.accessKeyId(), key.secretAccessKey());
    }

    private static String function(Running running, String name, String file) {
        var account = running.product().deployment().accountId();
        var lambda = running.clients().lambda();
        var made = lambda.createFunction(f -> f.functionName(name)
                .runtime(Runtime.NODEJS20_X)
                .handler(file.replace(".mjs", ".handler"))
                .role("arn:aws:iam::" + account + ":role/none")
                .timeout(10)
                .code(c -> c.zipFile(SdkBytes.fromByteArray(zip(file)))));
        lambda.waiter().waitUntilFunctionActiveV2(w -> w.functionName(name));
        lambda.addPermission(p -> p.functionName(name)
                .statementId("gateway")
                .action("lambda:InvokeFunction")
                .principal("apigateway.amazonaws.com"));
        return made.functionArn();
    }

    private static byte[] zip(String file) {
        try (var in = TruthTableTest.class.getResourceAsStream("/truth/" + file);
                var bytes = new ByteArrayOutputStream()) {
            try (var zip = new ZipOutputStream(bytes)) {
                zip.putNextEntry(new ZipEntry(file));
                java.util.Objects.requireNonNull(in).transferTo(zip);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String invocation(Running running, String functionArn) {
        return "arn:aws:apigateway:" + running.product().deployment().region() + ":lambda:path/2015-03-31/functions/"
                + functionArn + "/invocations";
    }

    private Deployed rest(Running running, Source source, String authorizer, String echo) {
        var document = document(
                "truth-" + source,
                paths("http_proxy", invocation(running, echo), ""),
                new JsonObject().put("who", scheme(running, source, authorizer)));
        var apis = running.clients().restApis();
        var id = apis.importRestApi(i -> i.body(SdkBytes.fromUtf8String(document.encode())))
                .id();
        apis.createDeployment(d -> d.restApiId(id).stageName("test"));
        apis.createDeployment(d -> d.restApiId(id).stageName("prod"));
        return new Deployed(id, "/_aws/execute-api/" + id + "/test");
    }

    private Deployed http(Running running, String authorizer, String echo) {
        var document = document(
                "truth-http",
                paths("HTTP_PROXY", invocation(running, echo), "2.0"),
                new JsonObject().put("who", scheme(running, Source.REQUEST_V2, authorizer)));
        var apis = running.clients().httpApis();
        var id = apis.importApi(i -> i.body(document.encode())).apiId();
        apis.createStage(s -> s.apiId(id).stageName("test").autoDeploy(true));
        assertThat(apis.getApi(a -> a.apiId(id)).protocolType()).isEqualTo(ProtocolType.HTTP);
        return new Deployed(id, "/_aws/execute-api/" + id + "/test");
    }

    private static JsonObject document(String title, JsonObject paths, JsonObject schemes) {
        return new JsonObject()
                .put("openapi", "3.0.1")
                .put("info", new JsonObject().put("title", title).put("version", "1"))
                .put("paths", paths)
                .put("components", new JsonObject().put("securitySchemes", schemes));
    }

    private JsonObject paths(String proxy, String echo, String payload) {
        var who = new JsonObject()
                .put("type", proxy.equals("HTTP_PROXY") ? "AWS_PROXY" : "aws_proxy")
                .put("httpMethod", "POST")
                .put("uri", echo);
        if (!payload.isEmpty()) {
            who.put("payloadFormatVersion", payload);
        }
        return new JsonObject()
                .put("/pets", operation("get", proxied(proxy, "GET", "/pets", payload)))
                .put("/inventory", operation("post", proxied(proxy, "POST", "/inventory", payload)))
                .put("/inventory/{id}", operation("post", proxied(proxy, "POST", "/inventory/item", payload)))
                .put("/who", operation("get", who));
    }

    private JsonObject proxied(String type, String method, String path, String payload) {
        var integration =
                new JsonObject().put("type", type).put("httpMethod", method).put("uri", backend.url() + path);
        return payload.isEmpty() ? integration : integration.put("payloadFormatVersion", "1.0");
    }

    private static JsonObject operation(String method, JsonObject integration) {
        return new JsonObject()
                .put(
                        method,
                        new JsonObject()
                                .put("security", new JsonArray().add(new JsonObject().put("who", new JsonArray())))
                                .put("responses", new JsonObject())
                                .put("x-amazon-apigateway-integration", integration));
    }

    private JsonObject scheme(Running running, Source source, String authorizer) {
        var scheme = new JsonObject()
                .put("type", "apiKey")
                .put("name", "Authorization")
                .put("in", "header");
        var uri = new JsonObject()
                .put("authorizerUri", invocation(running, authorizer))
                .put("authorizerResultTtlInSeconds", 300);
        return switch (source) {
            case ROLE -> scheme.put("x-amazon-apigateway-authtype", "awsSigv4");
            case TOKEN ->
                scheme.put("x-amazon-apigateway-authtype", "custom")
                        .put("x-amazon-apigateway-authorizer", uri.put("type", "token"));
            case REQUEST_V1 ->
                scheme.put("x-amazon-apigateway-authtype", "custom")
                        .put(
                                "x-amazon-apigateway-authorizer",
                                uri.put("type", "request")
                                        .put("identitySource", "method.request.header.Authorization"));
            case REQUEST_V2 ->
                scheme.put(
                        "x-amazon-apigateway-authorizer",
                        uri.put("type", "request")
                                .put("identitySource", "$request.header.Authorization")
                                .put("authorizerPayloadFormatVersion", "2.0"));
        };
    }

    @Test
    void every_denied_request_was_counted_at_the_front_and_none_at_the_backend(Running running) {
        var caller = caller(running, Source.TOKEN, deny());
        var before = backend.reached().size();

        caller.send("GET", "/pets");
        caller.send("POST", "/inventory");

        assertThat(backend.reached()).hasSize(before);
    }
}
