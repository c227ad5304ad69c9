package io.sallyport.gateway.aws;

import io.sallyport.awswire.AwsService;
import io.sallyport.gateway.definition.HttpDefinition;
import io.sallyport.gateway.openapi.OpenApi;
import io.sallyport.gateway.service.Desk;
import io.sallyport.gateway.service.StageDesk;
import io.sallyport.runtime.config.Deployment;
import io.sallyport.runtime.door.Row;
import io.sallyport.runtime.door.ServiceTable;
import io.vertx.core.Vertx;
import java.util.ArrayList;

/** All of {@code apigatewayv2} that is built: HTTP APIs, no WebSocket ones. */
public record HttpTable(Vertx vertx, Deployment deployment, Desk<HttpDefinition> desk, OpenApi openApi) {

    public ServiceTable table() {
        var rows = new Rows(deployment.region());
        var all =
                new ArrayList<Row<?, ?>>(new HttpApiRows(vertx, rows, desk, openApi, new HttpShapes(deployment)).all());
        all.addAll(new HttpRouteRows(rows, desk).all());
        all.addAll(new HttpIntegrationRows(rows, desk).all());
        all.addAll(new HttpAuthorizerRows(rows, desk).all());
        all.addAll(new HttpStageRows(rows, new StageDesk<>(desk)).all());
        return new ServiceTable(
                AwsService.APIGATEWAYV2, all, refusal -> ApiErrors.of(AwsService.APIGATEWAYV2, refusal));
    }
}
