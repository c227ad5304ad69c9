package io.sallyport.functions.aws;

import io.sallyport.awswire.AwsService;
import io.sallyport.functions.core.FunctionRef;
import io.sallyport.functions.service.Catalog;
import io.sallyport.functions.service.Invoker;
import io.sallyport.functions.service.Permissions;
import io.sallyport.runtime.door.Row;
import io.sallyport.runtime.door.ServiceTable;
import java.util.List;
import java.util.stream.Stream;

/** The operations of {@code lambda} that are built. */
public final class LambdaTable {
    private LambdaTable() {}

    public static ServiceTable of(Catalog catalog, Invoker invoker, Permissions permissions, FunctionRef.Home home) {
        var functions = new FunctionRows(catalog, new Configurations(catalog, home), home);
        var invocations = new InvokeRows(catalog, invoker, permissions, home);
        List<Row<?, ?>> rows = Stream.concat(functions.rows().stream(), invocations.rows().stream())
                .toList();
        return new ServiceTable(AwsService.LAMBDA, rows, LambdaErrors::of);
    }
}
