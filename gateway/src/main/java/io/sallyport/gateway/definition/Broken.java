package io.sallyport.gateway.definition;

import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.Refusal;

/** Says no to a definition. */
public final class Broken {
    private Broken() {}

    /** @param detail what is wrong and where */
    public static Refusal because(String detail) {
        return new Refusal(GatewayFailure.BAD_REQUEST, detail);
    }

    /** @throws Refusal unless it held */
    public static void unless(boolean held, String detail) {
        if (!held) {
            throw because(detail);
        }
    }
}
