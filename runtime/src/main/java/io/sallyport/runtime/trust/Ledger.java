package io.sallyport.runtime.trust;

import io.sallyport.contracts.PolicyContract;
import io.sallyport.contracts.PolicyContract.Lease;
import io.sallyport.contracts.PolicyContract.Providers;
import io.sallyport.contracts.PolicyContract.SigningKey;
import io.sallyport.contracts.PolicyContract.Snapshot;
import io.sallyport.contracts.PolicyContract.WantLease;
import io.sallyport.contracts.PolicyContract.WantProviders;
import io.sallyport.contracts.PolicyContract.WantSigningKey;
import io.sallyport.contracts.PolicyContract.WantSnapshot;
import io.sallyport.contracts.RoomName;
import io.sallyport.contracts.Sealed;
import io.sallyport.contracts.Secret;
import io.sallyport.runtime.bus.BusPort;
import io.sallyport.runtime.bus.Call;

/** What a node asks policy-service for, and how it opens the secrets in the answers. */
public record Ledger(
        Call<WantLease, Lease> lease,
        Call<WantProviders, Providers> providers,
        Call<WantSigningKey, SigningKey> signingKey,
        Call<WantSnapshot, Snapshot> snapshot,
        Opener opener) {

    /** Over the bus. */
    public static Ledger over(BusPort port) {
        return new Ledger(
                port.client(PolicyContract.LEASE),
                port.client(PolicyContract.PROVIDERS),
                port.client(PolicyContract.SIGNING_KEY),
                port.client(PolicyContract.SNAPSHOT),
                (box, purpose) -> port.open(RoomName.POLICY_SERVICE, box, purpose));
    }

    /** Opens what policy-service sealed for this room, for the purpose that the contract names. */
    @FunctionalInterface
    public interface Opener {
        Secret open(Sealed sealed, String purpose);
    }
}
