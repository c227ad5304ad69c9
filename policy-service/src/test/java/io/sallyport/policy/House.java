package io.sallyport.policy;

import io.sallyport.contracts.RoomName;
import io.sallyport.contracts.Secret;
import io.sallyport.policy.core.Account;
import io.sallyport.policy.core.LeaseTerms;
import io.sallyport.policy.service.Ledger;
import io.sallyport.policy.service.Pause;
import io.sallyport.runtime.bus.Bus;
import io.sallyport.runtime.bus.BusPort;
import io.sallyport.runtime.keys.Sealer;
import io.sallyport.runtime.sql.Database;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Duration;

/** The room's answers on a local bus, and the other rooms' ports to ask by. */
final class House {
    static final Account ACCOUNT = new Account("000000000000");
    static final LeaseTerms TERMS = new LeaseTerms(Duration.ofSeconds(5), Duration.ofMillis(1), Duration.ofSeconds(1));
    static final SecureRandom RANDOM = new SecureRandom();

    final ManualClock clock = new ManualClock();
    final Sealer sealer = Sealer.of("kek", Secret.of(new byte[32]), RANDOM);
    final Bus bus;
    final Database database;
    final Ledger ledger;

    House(Vertx vertx, Database database) {
        this.bus = Bus.local(vertx, RANDOM);
        this.database = database;
        this.ledger = new Answers(
                        vertx, port(RoomName.POLICY_SERVICE), database, sealer, ACCOUNT, TERMS, clock, Pause.on(vertx))
                .open()
                .await();
    }

    BusPort port(RoomName room) {
        return bus.as(room);
    }
}
