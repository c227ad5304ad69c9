package io.sallyport.launcher;

import io.sallyport.launcher.RunningProduct.Running;
import io.sallyport.launcher.story.Visitor;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** In one JVM: what was ended is refused at once, though it was in use a moment ago. */
@ExtendWith(RunningProduct.class)
class EndedCredentialsTest {
    @Test
    void tokens_that_were_ended_are_refused_at_once(Running running) {
        var set = running.stage("-ended");
        new Visitor(running.clients(), set).signUp();
        new Endings(running.clients(), set, running.region(), Map.of("embedded", running.calls()))
                .tokensAreRefusedOnceSignedOutOrRevoked();
    }

    @Test
    void an_inactive_or_deleted_access_key_is_refused_at_once(Running running) {
        var set = running.stage("-ended-keys");
        new Endings(running.clients(), set, running.region(), Map.of("embedded", running.calls()))
                .keysAreRefusedOnceInactiveOrDeleted("ended");
    }
}
