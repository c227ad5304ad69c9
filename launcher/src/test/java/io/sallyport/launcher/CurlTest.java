package io.sallyport.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.launcher.RunningProduct.Running;
import io.sallyport.launcher.story.Visitor;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** curl with a bearer token, pointed here by {@code bootstrap.env} and by nothing else. */
@Tag("clients")
@ExtendWith(RunningProduct.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CurlTest {
    /** Of curl: the peer's certificate cannot be authenticated with known authorities. */
    private static final int UNTRUSTED = 60;

    @TempDir
    private Path folder;

    @BeforeAll
    static void curl_is_on_this_machine() {
        Commands.assumeThere("curl");
    }

    @Test
    void a_bearer_token_is_let_in_until_its_owner_signs_out(Running running) throws Exception {
        var set = running.stage("-curl");
        var visitor = new Visitor(running.clients(), set);
        visitor.signUp();
        var tokens = visitor.signIn();
        var url = running.url() + set.path() + "/members/pets";

        var seen = curl(running, url, tokens.idToken());
        assertThat(seen.errors()).isEmpty();
        assertThat(seen.output()).endsWith("200");
        assertThat(new JsonObject(seen.output().substring(0, seen.output().length() - 3)).getString("caller"))
                .isEqualTo(Visitor.NAME);
        assertThat(curl(running, url, tokens.accessToken()).output()).isEqualTo("{\"message\":\"Unauthorized\"}401");

        visitor.signOutEverywhere(tokens);

        assertThat(curl(running, url, tokens.idToken()).output()).isEqualTo("{\"message\":\"Unauthorized\"}401");
    }

    /** As the README says: the file is sourced by a shell. */
    private Commands.Ended curl(Running running, String url, String token) throws Exception {
        var sourced = "set -a; . \"$0\"; exec curl -sS -w '%{http_code}' -H \"Authorization: Bearer $1\" \"$2\"";
        var file = running.data().resolve("bootstrap.env").toString();
        return Commands.run(folder, Map.of(), "sh", "-c", sourced, file, token, url);
    }

    @Test
    void without_the_authority_in_that_file_curl_trusts_nobody_here(Running running) throws Exception {
        var ended = Commands.run(folder, Map.of(), "curl", "-sS", running.url());

        assertThat(ended.status()).isEqualTo(UNTRUSTED);
    }
}
