package io.sallyport.policy;

import io.sallyport.contracts.RoomName;
import io.sallyport.runtime.node.RoomMain;

/** The trust ledger on a node of its own. */
public final class PolicyMain {
    private PolicyMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        RoomMain.run(RoomName.POLICY_SERVICE, around -> PolicyRoom.replica());
    }
}
