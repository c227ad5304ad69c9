package io.sallyport.policy;

import io.sallyport.contracts.PolicyContract;
import io.sallyport.policy.core.Account;
import io.sallyport.policy.core.LeaseTerms;
import io.sallyport.policy.service.Acknowledgement;
import io.sallyport.policy.service.LeaseGrant;
import io.sallyport.policy.service.Ledger;
import io.sallyport.policy.service.Pause;
import io.sallyport.policy.service.ProviderBook;
import io.sallyport.policy.service.Revoking;
import io.sallyport.policy.service.RoleAnswer;
import io.sallyport.policy.service.SessionKeyBook;
import io.sallyport.policy.service.SigningKeys;
import io.sallyport.policy.service.Snapshots;
import io.sallyport.policy.store.Store;
import io.sallyport.runtime.bus.BusPort;
import io.sallyport.runtime.keys.Sealer;
import io.sallyport.runtime.room.Steps;
import io.sallyport.runtime.sql.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;

/** Wires what the room answers over the bus. If a rule appears in this file, it is in the wrong file. */
record Answers(
        Vertx vertx,
        BusPort bus,
        Database database,
        Sealer sealer,
        Account account,
        LeaseTerms terms,
        InstantSource clock,
        Pause pause) {
    /** @return the ledger, when every question is answered */
    Future<Ledger> open() {
        return Steps.open(vertx)
                .map(this::ledger)
                .compose(ledger -> serve(ledger).map(ledger));
    }

    private Ledger ledger(Steps steps) {
        var acknowledgement = new Acknowledgement(
                question -> database.read(sql ->
                        new Store(sql).leases().behind(question.epoch(), question.number(), question.endedBefore())),
                pause,
                terms,
                clock);
        return new Ledger(steps, database, () -> bus.publish(PolicyContract.EPOCH_NEWS), acknowledgement);
    }

    private Future<Void> serve(Ledger ledger) {
        var providers = new ProviderBook(ledger, sealer, bus::seal, clock);
        var sessionKeys = new SessionKeyBook(ledger, sealer, bus::open, clock);
        return Future.all(List.of(
                        bus.serve(PolicyContract.LEASE, new LeaseGrant(ledger, database, terms, pause, clock)),
                        bus.serve(PolicyContract.SIGNING_KEY, new SigningKeys(ledger, account, sealer, bus::seal)),
                        bus.serve(PolicyContract.SNAPSHOT, new Snapshots(ledger, account)),
                        bus.serve(PolicyContract.ROLE, new RoleAnswer(ledger, account)),
                        bus.serve(PolicyContract.REVOKE, new Revoking(ledger)),
                        bus.serve(PolicyContract.PROVIDERS, providers::answer),
                        bus.serve(PolicyContract.PUT_PROVIDERS, providers::put),
                        bus.serve(PolicyContract.REMOVE_PROVIDER, providers::remove),
                        bus.serve(PolicyContract.PUT_SESSION_KEY, sessionKeys::put)))
                .mapEmpty();
    }
}
