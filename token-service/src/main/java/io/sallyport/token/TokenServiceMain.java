package io.sallyport.token;

import io.sallyport.contracts.RoomName;
import io.sallyport.runtime.node.RoomMain;

/** The user pools on a node of their own. */
public final class TokenServiceMain {
    private TokenServiceMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        RoomMain.run(RoomName.TOKEN_SERVICE, around -> new TokenServiceRoom());
    }
}
