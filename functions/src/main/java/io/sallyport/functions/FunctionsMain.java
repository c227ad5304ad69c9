package io.sallyport.functions;

import io.sallyport.contracts.RoomName;
import io.sallyport.runtime.node.RoomMain;

/** Functions on a node of its own. */
public final class FunctionsMain {
    private FunctionsMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        RoomMain.run(RoomName.FUNCTIONS, around -> new FunctionsRoom());
    }
}
