package io.sallyport.runtime.door;

import io.sallyport.awswire.AwsError;
import io.sallyport.awswire.AwsService;
import io.sallyport.contracts.Refusal;
import java.util.List;
import java.util.function.Function;

/**
 * What a room answers of one AWS service.
 *
 * @param rows   the operations that are built; every other of the model is authenticated, authorised and then said not to be
 * @param errors the room's refusals in the service's words
 */
public record ServiceTable(AwsService service, List<Row<?, ?>> rows, Function<Refusal, AwsError> errors) {
    public ServiceTable {
        rows = List.copyOf(rows);
        for (var row : rows) {
            if (service.facts().operation(row.operation()).isEmpty()) {
                throw new IllegalArgumentException(service.id() + " has no operation " + row.operation());
            }
        }
    }
}
