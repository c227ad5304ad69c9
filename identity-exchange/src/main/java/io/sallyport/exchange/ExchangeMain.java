package io.sallyport.exchange;

import io.sallyport.contracts.RoomName;
import io.sallyport.runtime.node.RoomMain;

/** The identity exchange on a node of its own. */
public final class ExchangeMain {
    private ExchangeMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        RoomMain.run(RoomName.IDENTITY_EXCHANGE, around -> new ExchangeRoom());
    }
}
