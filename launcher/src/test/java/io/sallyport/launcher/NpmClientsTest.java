package io.sallyport.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.launcher.RunningProduct.Running;
import io.sallyport.launcher.story.Stage;
import io.sallyport.launcher.story.Visitor;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The clients that browsers have: SRP sign-in, credentials from an identity pool, signed fetches. From npm, unmodified. */
@Tag("clients")
@ExtendWith(RunningProduct.class)
class NpmClientsTest {
    @Test
    void the_story_goes_the_same_with_the_clients_that_browsers_have(Running running) throws Exception {
        var set = running.stage("-npm");
        new Visitor(running.clients(), set).signUp();

        var told = run(running, set);

        assertThat(told.getString("wrongPassword"))
                .isEqualTo("NotAuthorizedException: Incorrect username or password.");
        assertThat(told.getString("username")).isEqualTo(Visitor.NAME);
        assertThat(told.getBoolean("refreshed")).isTrue();
        assertThat(told.getBoolean("temporary")).isTrue();
        assertThat(told.getInteger("getPets")).isEqualTo(200);
        assertThat(told.getInteger("postInventory")).isEqualTo(403);
        assertThat(told.getInteger("postInventoryItem")).isEqualTo(200);
        assertThat(told.getInteger("presigned")).isEqualTo(200);
        assertThat(told.getInteger("members")).isEqualTo(200);
        assertThat(told.getInteger("membersAfterSignOut")).isEqualTo(401);
        assertThat(told.getInteger("getPetsAfterSignOut")).isEqualTo(403);
    }

    private static JsonObject run(Running running, Stage.Set set) throws IOException, InterruptedException {
        var given = new JsonObject()
                .put("endpoint", running.product().url())
                .put("region", running.product().deployment().region())
                .put("poolId", set.poolId())
                .put("clientId", set.clientId())
                .put("identityPoolId", set.identityPoolId())
                .put("path", set.path())
                .put("username", Visitor.NAME)
                .put("password", Visitor.PASSWORD);
        return new JsonObject(
                Commands.output(installed(), BootstrapFile.read(running.data()), "node", "story.mjs", given.encode()));
    }

    /** Installs once per build; the lock file says exactly what. */
    private static Path installed() throws IOException, InterruptedException {
        var root = Path.of(System.getProperty("sallyport.root"), "launcher");
        var folder = Files.createDirectories(root.resolve("target").resolve("clients"));
        for (var file : new String[] {"package.json", "package-lock.json", "story.mjs"}) {
            Files.copy(
                    root.resolve("src/test/clients").resolve(file),
                    folder.resolve(file),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        Commands.output(folder, Map.of(), "npm", "ci", "--no-audit", "--no-fund", "--prefer-offline");
        return folder;
    }
}
