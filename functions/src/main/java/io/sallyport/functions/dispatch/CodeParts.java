package io.sallyport.functions.dispatch;

import io.sallyport.functions.dispatch.WorkerContract.Part;
import io.sallyport.functions.dispatch.WorkerContract.WantPart;
import io.sallyport.runtime.bus.BusPort;
import io.sallyport.runtime.bus.Call;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Base64;

/** How a worker gets code: part by part over the bus, so that no message is large. */
public final class CodeParts {
    private CodeParts() {}

    /** @param parts answers one part of a zip */
    public static Future<Void> serve(BusPort bus, Call<WantPart, Part> parts) {
        return bus.serve(WorkerContract.CODE, parts);
    }

    /** @return the zip of a hash; its content is the asker's to check */
    public static Call<String, Buffer> client(BusPort bus) {
        var call = bus.client(WorkerContract.CODE);
        return hash -> whole(call, hash, 0, Buffer.buffer());
    }

    private static Future<Buffer> whole(Call<WantPart, Part> call, String hash, int next, Buffer sofar) {
        return call.with(new WantPart(hash, next)).compose(part -> {
            sofar.appendBytes(Base64.getDecoder().decode(part.base64()));
            return next + 1 < part.parts() ? whole(call, hash, next + 1, sofar) : Future.succeededFuture(sofar);
        });
    }
}
