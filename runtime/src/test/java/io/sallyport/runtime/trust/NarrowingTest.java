package io.sallyport.runtime.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.contracts.PolicyContract.DocumentKind;
import io.sallyport.contracts.PolicyFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.iampolicy.Action;
import io.sallyport.iampolicy.CompiledPolicies;
import io.sallyport.iampolicy.Context;
import io.sallyport.iampolicy.Decision;
import io.sallyport.iampolicy.Layer;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sessions narrowed by policies of their own, inline or by reference. */
@ExtendWith(VertxExtension.class)
class NarrowingTest {
    private static final String INVOKE = "execute-api:Invoke";
    private static final String READ = "s3:GetObject";
    private static final String NARROW = "arn:aws:iam::123456789012:policy/narrow";
    private static final Decision NARROWED = new Decision.NotGranted(Layer.SESSION);

    private final House house = new House();
    private Trust trust;

    @BeforeEach
    void open(Vertx vertx) {
        trust = house.trustThatAllows(INVOKE, vertx);
    }

    @Test
    void session_policies_narrow_and_never_widen() {
        assertThat(decision(inline(allow("s3:*")), INVOKE)).isEqualTo(NARROWED);
        assertThat(decision(inline(allow("*")), INVOKE)).isInstanceOf(Decision.Allowed.class);
        assertThat(decision(inline(allow("*")), READ)).isEqualTo(new Decision.NotGranted(Layer.IDENTITY));
    }

    @Test
    void managed_session_policies_narrow_too_and_may_not_be_missing() {
        manage(NARROW, allow("s3:*"));

        assertThat(decision(managed(NARROW), INVOKE)).isEqualTo(NARROWED);
        var missing = trust.decide(managed(NARROW + "2"), INVOKE, "*", Map.of());
        assertThat(((Refusal) missing.cause()).failure()).isEqualTo(PolicyFailure.DENIED);
    }

    @Test
    void what_narrows_a_session_is_compiled_once_for_all_that_carry_the_same() {
        manage(NARROW, allow("s3:*"));
        var both = Sessions.caller(List.of(allow(INVOKE)), List.of(NARROW));
        var first = narrowing(both);

        assertThat(narrowing(both)).isPresent().containsSame(first.orElseThrow());
        var another = Sessions.caller(List.of(allow(INVOKE)), List.of(NARROW));
        assertThat(narrowing(another)).containsSame(first.orElseThrow());
        assertThat(compilations()).isEqualTo(1);
    }

    @Test
    void an_epoch_that_changed_nothing_compiles_nothing() {
        manage(NARROW, allow("s3:*"));
        var first = narrowing(managed(NARROW));
        house.policyEpoch++;
        trust.heardNews();

        assertThat(narrowing(managed(NARROW))).containsSame(first.orElseThrow());
    }

    @Test
    void sessions_of_one_role_are_each_narrowed_by_their_own_policies() {
        var readers = inline(allow("s3:*"));
        var callers = inline(allow(INVOKE));
        var neither = inline(allow("s3:*"), deny(INVOKE));
        for (int again = 0; again < 2; again++) {
            assertThat(decision(callers, INVOKE)).isInstanceOf(Decision.Allowed.class);
            assertThat(decision(readers, INVOKE)).isEqualTo(NARROWED);
            assertThat(decision(neither, INVOKE)).isInstanceOf(Decision.Denied.class);
            assertThat(narrowing(Sessions.caller(List.of(), List.of()))).isEmpty();
        }
        assertThat(compilations()).isEqualTo(3);
    }

    @Test
    void a_changed_managed_policy_narrows_at_once_and_so_does_the_old_one_put_back() {
        manage(NARROW, allow(INVOKE));
        var caller = managed(NARROW);
        assertThat(decision(caller, INVOKE)).isInstanceOf(Decision.Allowed.class);

        manage(NARROW, deny(INVOKE));
        assertThat(decision(caller, INVOKE)).isInstanceOf(Decision.Denied.class);

        manage(NARROW, allow(INVOKE));
        assertThat(decision(caller, INVOKE)).isInstanceOf(Decision.Allowed.class);
    }

    @Test
    void a_list_changed_by_who_made_it_changes_no_narrowing() {
        var policies = new ArrayList<>(List.of(allow("s3:*")));
        decision(Sessions.caller(policies, List.of()), INVOKE);
        policies.set(0, allow(INVOKE));

        assertThat(decision(Sessions.caller(policies, List.of()), INVOKE)).isInstanceOf(Decision.Allowed.class);
        assertThat(decision(inline(allow("s3:*")), INVOKE)).isEqualTo(NARROWED);
        assertThat(compilations()).isEqualTo(2);
    }

    private void manage(String arn, String json) {
        house.documents
                .values()
                .forEach(all -> all.removeIf(document -> document.arn().equals(arn)));
        house.document(Sessions.ROLE, DocumentKind.SESSION, arn, json);
        trust.heardNews();
    }

    private Decision decision(Caller caller, String action) {
        return trust.decide(caller, action, "*", Map.of()).result().decision();
    }

    /** What a decision about the caller was narrowed by. */
    private Optional<CompiledPolicies> narrowing(Caller caller) {
        var seen = new ArrayList<Optional<CompiledPolicies>>();
        var answer =
                trust.decide(caller, Action.of(INVOKE), "*", Context.builder().build(), policies -> {
                    seen.add(policies.session());
                    return policies;
                });
        assertThat(answer.succeeded()).isTrue();
        return seen.getFirst();
    }

    private double compilations() {
        return house.meters
                .get("sallyport.trust.cache")
                .tags("cache", "narrowing", "result", "miss")
                .counter()
                .count();
    }

    private static Caller inline(String... policies) {
        return Sessions.caller(List.of(policies), List.of());
    }

    private static Caller managed(String arn) {
        return Sessions.caller(List.of(), List.of(arn));
    }

    private static String allow(String action) {
        return House.statement("Allow", action);
    }

    private static String deny(String action) {
        return House.statement("Deny", action);
    }
}
