package io.sallyport.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sallyport.contracts.RoomName;
import io.sallyport.contracts.Secret;
import io.sallyport.runtime.bus.Bus;
import io.sallyport.runtime.config.Deployment;
import io.sallyport.runtime.config.Settings;
import io.sallyport.runtime.http.Inbound;
import io.sallyport.runtime.keys.Sealer;
import io.sallyport.runtime.room.RoomContext;
import io.sallyport.runtime.sql.Database;
import io.sallyport.runtime.sql.DatabaseConfig;
import io.sallyport.runtime.sql.Migrate;
import io.sallyport.runtime.trust.Clocks;
import io.sallyport.runtime.trust.Trust;
import io.sallyport.runtime.trust.TrustConfig;
import io.sallyport.token.service.CodeDelivery;
import io.sallyport.token.service.OutboxFolder;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(VertxExtension.class)
class TokenServiceRoomTest {
    @Test
    void the_room_opens_without_its_lower_neighbours_and_lets_nobody_in_unsigned(Vertx vertx) {
        var room = new TokenServiceRoom();
        var entrance = room.open(context(vertx)).await();
        var headers = MultiMap.caseInsensitiveMultiMap()
                .add("X-Amz-Target", "AWSCognitoIdentityProviderService.CreateUserPool")
                .add("Content-Type", "application/x-amz-json-1.1");
        var unsigned = new Inbound("POST", "/", headers, Buffer.buffer("{\"PoolName\":\"x\"}"), "127.0.0.1", true);

        var answer = entrance.answer(unsigned).await();

        assertThat(answer.status()).isNotEqualTo(200);
        assertThat(new JsonObject(answer.body()).getString("__type"))
                .isIn("MissingAuthenticationTokenException", "ServiceUnavailableException");
        room.close().await();
    }

    private static RoomContext context(Vertx vertx) {
        var random = new SecureRandom();
        var bus = Bus.local(vertx, random);
        var deployment = new Deployment("123456789012", "us-east-1", List.of("localhost"), "https://localhost:8443");
        var config = new DatabaseConfig(
                "h2:mem:room" + UUID.randomUUID(), "sallyport", Secret.of("embedded"), "token_service");
        var meters = new SimpleMeterRegistry();
        var clocks = new Clocks(InstantSource.system(), System::nanoTime);
        return new RoomContext(
                vertx,
                bus.as(RoomName.TOKEN_SERVICE),
                Database.open(vertx, config, "db/token-service", Migrate.RUN).await(),
                Sealer.of("test", Secret.of(new byte[32]), random),
                Trust.open(
                        vertx, bus.as(RoomName.TOKEN_SERVICE), deployment, TrustConfig.standard(true), clocks, meters),
                deployment,
                new Settings(Map.of()),
                clocks.wall(),
                random,
                meters);
    }

    @Test
    void messages_are_appended_to_a_file_that_only_its_owner_reads(Vertx vertx, @TempDir Path folder) throws Exception {
        var outbox = new OutboxFolder(vertx, folder.resolve("outbox"), InstantSource.system());
        var message = new CodeDelivery.Message("pool", "EMAIL", "a@example.com", "Hello", Secret.of("code 123456"));

        outbox.deliver(message).await();
        outbox.deliver(message).await();

        var file = folder.resolve("outbox").resolve("messages.jsonl");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readAllLines(file))
                .hasSize(2)
                .allSatisfy(line ->
                        assertThat(new JsonObject(line).getString("text")).isEqualTo("code 123456"));
    }
}
