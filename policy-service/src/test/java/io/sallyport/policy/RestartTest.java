package io.sallyport.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.contracts.PolicyContract;
import io.sallyport.contracts.PolicyContract.RevocationKind;
import io.sallyport.contracts.PolicyContract.Revoke;
import io.sallyport.contracts.PolicyContract.WantLease;
import io.sallyport.contracts.RoomName;
import io.sallyport.contracts.Secret;
import io.sallyport.policy.core.Identifiers;
import io.sallyport.policy.service.Bootstrap;
import io.sallyport.runtime.config.Settings;
import io.sallyport.runtime.sql.DatabaseConfig;
import io.sallyport.sigv4.Credentials;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void what_was_acknowledged_is_there_after_a_restart() {
        var root = running(RestartTest::root);
        var revoked = running(house -> house.port(RoomName.TOKEN_SERVICE)
                .client(PolicyContract.REVOKE)
                .with(new Revoke(RevocationKind.TOKEN_ORIGIN, "iss|jti", 1, 2_000_000_000_000L))
                .await());

        assertThat(running(RestartTest::root)).isEqualTo(root);
        var lease = running(house -> house.port(RoomName.GATEWAY)
                .client(PolicyContract.LEASE)
                .with(new WantLease("node", 0, 0, 0))
                .await());
        assertThat(lease.revocationEpoch()).isEqualTo(revoked.epoch());
        assertThat(lease.revocations())
                .singleElement()
                .satisfies(revocation -> assertThat(revocation.subject()).isEqualTo("iss|jti"));
    }

    private static Credentials root(House house) {
        return new Bootstrap(house.ledger, House.ACCOUNT, house.sealer, new Identifiers(House.RANDOM), house.clock)
                .run(new Settings(Map.of()))
                .await();
    }

    private <T> T running(Function<House, T> work) {
        var vertx = Vertx.vertx();
        var config = new DatabaseConfig("h2:file:" + folder.resolve("data"), "sa", Secret.of("secret"), "policy");
        var house = new House(vertx, Product.open(vertx, config));
        try {
            return work.apply(house);
        } finally {
            house.database.close().await();
            vertx.close().await();
        }
    }
}
