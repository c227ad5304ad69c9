package io.sallyport.runtime.bus;

import io.sallyport.contracts.RoomName;
import io.sallyport.contracts.Secret;

/** The keys that one room shares with each other room, and with nobody else. */
@FunctionalInterface
public interface PairKeys {
    /** @return 32 bytes, the same on both ends */
    Secret with(RoomName other);
}
