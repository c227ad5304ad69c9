package io.sallyport.functions.aws;

import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.Refusal;
import java.util.List;

/** The one instruction set there is: this machine's. */
final class Architecture {
    private Architecture() {}

    /** @return in Lambda's words */
    static String here() {
        return System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x86_64";
    }

    /** @param wanted empty for any */
    static void check(List<String> wanted) {
        if (!wanted.isEmpty() && !wanted.equals(List.of(here()))) {
            throw new Refusal(
                    GatewayFailure.INVALID_REQUEST,
                    "Architectures " + wanted + " is not built yet: functions run on this machine's " + here());
        }
    }
}
