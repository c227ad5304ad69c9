package io.sallyport.gateway.aws;

import io.sallyport.gateway.core.RequestPath;
import io.sallyport.gateway.core.Route;
import io.sallyport.runtime.sql.Database;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;

/** The control plane on H2, or on whatever a parameterized test class asks for. */
@ExtendWith(VertxExtension.class)
class Controlled {
    static final String PETS = """
            openapi: 3.0.1
            info: {title: pets, version: "1"}
            paths:
              /pets:
                get:
                  x-amazon-apigateway-integration: {type: http_proxy, httpMethod: GET, uri: 'https://backend.example/'}
            """;
    static final String URI = "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/"
            + "arn:aws:lambda:us-east-1:123456789012:function:pets/invocations";

    @Parameter
    Product product = Product.H2;

    ControlRig rig = unset();
    Database database = unset();

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T unset() {
        return null;
    }

    @BeforeEach
    void openControl(Vertx vertx) {
        database = product.open(vertx);
        rig = new ControlRig(vertx, database);
    }

    @AfterEach
    void closeControl() {
        database.close().await();
    }

    /** What the data node routes to, after asking what is published. */
    Optional<Route> served(String apiId, String stage, String method, String path) {
        return rig.served(apiId, stage)
                .flatMap(api -> api.match(method, RequestPath.parse(path)))
                .map(match -> match.route());
    }

    boolean serves(String apiId, String stage, String path) {
        return served(apiId, stage, "GET", path).isPresent();
    }
}
