package io.sallyport.gateway.aws;

import io.sallyport.awswire.AwsService;
import io.sallyport.gateway.definition.RestDefinition;
import io.sallyport.gateway.openapi.OpenApi;
import io.sallyport.gateway.service.Desk;
import io.sallyport.gateway.service.StageDesk;
import io.sallyport.runtime.door.Row;
import io.sallyport.runtime.door.ServiceTable;
import io.vertx.core.Vertx;
import java.util.ArrayList;

/** All of {@code apigateway} that is built. */
public record RestTable(Vertx vertx, String region, Desk<RestDefinition> desk, OpenApi openApi) {

    public ServiceTable table() {
        var rows = new Rows(region);
        var all = new ArrayList<Row<?, ?>>(new RestApiRows(vertx, rows, desk, openApi).all());
        all.addAll(new RestResourceRows(rows, desk).all());
        all.addAll(new RestMethodRows(rows, desk).all());
        all.addAll(new RestMethodResponseRows(rows, desk).all());
        all.addAll(new RestIntegrationRows(rows, desk).all());
        all.addAll(new RestIntegrationResponseRows(rows, desk).all());
        all.addAll(new RestAuthorizerRows(rows, desk).all());
        all.addAll(new RestStageRows(rows, new StageDesk<>(desk)).all());
        return new ServiceTable(AwsService.APIGATEWAY, all, refusal -> ApiErrors.of(AwsService.APIGATEWAY, refusal));
    }
}
