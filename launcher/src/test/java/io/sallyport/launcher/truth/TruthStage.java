package io.sallyport.launcher.truth;

import io.sallyport.launcher.Backend;
import io.sallyport.launcher.Zips;
import io.sallyport.launcher.story.Clients;
import io.sallyport.launcher.story.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.Runtime;

/**
 * An API for each source of the policy, deployed beside the example application, whose visitors play the callers with a role.
 *
 * @param people  whose identity pool hands out the role; {@code Visitor.NAME} has to be signed up
 * @param backend what stands behind all of them
 */
public record TruthStage(Stage.Set people, Backend backend, Map<Source, String> apis) implements AutoCloseable {

    /** @param region of the product that {@code clients} reach */
    public static TruthStage build(Clients clients, Stage.Set people, String region) {
        var backend = Backend.open();
        var documents = new TruthDocuments(
                region, backend.url(), function(clients, people, "authorizer"), function(clients, people, "echo"));
        var apis = new EnumMap<Source, String>(Source.class);
        for (var source : Source.values()) {
            apis.put(source, source == Source.REQUEST_V2 ? http(clients, documents) : rest(clients, documents, source));
        }
        return new TruthStage(people, backend, apis);
    }

    String api(Source source) {
        return Objects.requireNonNull(apis.get(source));
    }

    private static String rest(Clients clients, TruthDocuments documents, Source source) {
        var id = clients.restApis()
                .importRestApi(i -> i.body(SdkBytes.fromUtf8String(documents.rest(source))))
                .id();
        clients.restApis().createDeployment(d -> d.restApiId(id).stageName("test"));
        clients.restApis().createDeployment(d -> d.restApiId(id).stageName("prod"));
        return id;
    }

    private static String http(Clients clients, TruthDocuments documents) {
        var id = clients.httpApis().importApi(i -> i.body(documents.http())).apiId();
        for (var name : List.of("test", "prod")) {
            clients.httpApis().createStage(s -> s.apiId(id).stageName(name).autoDeploy(true));
        }
        return id;
    }

    private static String function(Clients clients, Stage.Set people, String file) {
        var name = "truth-" + file;
        var lambda = clients.lambda();
        var made = lambda.createFunction(f -> f.functionName(name)
                .runtime(Runtime.NODEJS20_X)
                .handler(file + ".handler")
                .role(people.roleArn())
                .timeout(10)
                .code(c -> c.zipFile(zip(file + ".mjs"))));
        lambda.waiter().waitUntilFunctionActiveV2(w -> w.functionName(name));
        lambda.addPermission(p -> p.functionName(name)
                .statementId("gateway")
                .action("lambda:InvokeFunction")
                .principal("apigateway.amazonaws.com"));
        return made.functionArn();
    }

    private static SdkBytes zip(String file) {
        try (var in = TruthStage.class.getResourceAsStream("/truth/" + file)) {
            return Zips.of(file, Objects.requireNonNull(in, file).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        backend.close();
    }
}
