package io.sallyport.launcher.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.analysis.lint.Lint;
import io.sallyport.analysis.lint.Occasion;
import io.sallyport.analysis.lint.PolicyKind;
import io.sallyport.contracts.Secret;
import io.sallyport.exchange.service.Circumstances;
import io.sallyport.functions.core.Permission;
import io.sallyport.iampolicy.Context;
import io.sallyport.runtime.http.Inbound;
import io.sallyport.runtime.trust.Caller;
import io.sallyport.runtime.trust.CallerKeys;
import io.sallyport.runtime.trust.RequestFacts;
import io.sallyport.runtime.trust.Session;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** P05: what the lint believes of this product's requests is what they carry. */
class ProductVocabularyTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    /** The code names them to say that nobody has them. */
    private static final Set<String> NOBODYS =
            Set.of("aws:multifactorauthpresent", "aws:multifactorauthage", "aws:via", "aws:viaawsservice");

    private static final List<Occasion> OCCASIONS =
            ProductVocabulary.vocabulary().occasions();

    private static Set<String> spelledOut() {
        return OCCASIONS.stream()
                .flatMap(o -> o.keys().stream())
                .filter(key -> !key.startsWith("*") && !key.startsWith("cognito-identity."))
                .map(key -> Context.lowerCase(key.replace("*", "")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void p05_every_key_and_action_that_the_code_spells_is_known_and_every_key_that_is_known_is_spelled() {
        var actions = ProductVocabulary.vocabulary().actions().stream()
                .map(Context::lowerCase)
                .collect(Collectors.toSet());
        var keys = Literals.keysAndActions();
        keys.removeAll(actions);
        keys.removeAll(NOBODYS);
        assertThat(keys)
                .as(
                        "a key that the code gives requests belongs into ProductVocabulary, one that it no longer gives does not")
                .isEqualTo(spelledOut());
        assertThat(ProductVocabulary.BY_TOKEN.keys().stream()
                        .filter(key -> key.startsWith("*"))
                        .map(key -> key.substring(1)))
                .hasSameElementsAs(Literals.claims());
    }

    private static Caller caller(Caller.Kind kind, Optional<Session> session) {
        return new Caller(kind, "arn:aws:iam::1:user/u", "AIDA", "1", "arn:aws:iam::1:user/u", "AKIA", session);
    }

    private static Optional<Session> session(String provider) {
        var origin = new Session.Origin(
                "https://" + provider,
                "sub",
                Optional.empty(),
                Optional.empty(),
                NOW,
                provider,
                "aud",
                Optional.of("id"),
                List.of("authenticated"));
        return Optional.of(new Session(
                "ASIA",
                Secret.of("s"),
                "arn:aws:iam::1:role/r",
                "AROA",
                "session",
                NOW,
                NOW.plusSeconds(60),
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                Optional.of("somebody"),
                Optional.of(origin)));
    }

    private static Inbound request() {
        var headers = MultiMap.caseInsensitiveMultiMap().add("user-agent", "a").add("referer", "https://r.example");
        return new Inbound("GET", "/", headers, Buffer.buffer(), "203.0.113.7", true);
    }

    /** Contexts of a user and of sessions, as a node makes them. */
    private static List<Context> signed() {
        var facts = Context.builder();
        RequestFacts.of(request()).forEach(facts::put);
        NOBODYS.forEach(key -> facts.put(key, "said by the request"));
        return Stream.of(
                        caller(Caller.Kind.USER, Optional.empty()),
                        caller(Caller.Kind.SESSION, session("id.example.com")),
                        caller(Caller.Kind.SESSION, session("cognito-identity.amazonaws.com")))
                .<Context>map(who -> new CallerKeys(who, Map.of("team", "red"), "us-east-1", NOW, facts.build()))
                .toList();
    }

    /** A key that the pattern stands for, as contexts are asked for it. */
    private static String sample(String pattern) {
        return Context.lowerCase(pattern.replace("/*", "/team").replace("*:", "id.example.com:"));
    }

    private static boolean any(Collection<Context> contexts, String key) {
        return contexts.stream().anyMatch(c -> !c.values(sample(key)).isEmpty());
    }

    @Test
    void p05_whoever_signs_carries_exactly_the_keys_that_are_said_of_them() {
        var contexts = signed();
        assertThat(ProductVocabulary.SIGNED.keys()).allMatch(key -> any(contexts, key));
        assertThat(OCCASIONS.stream()
                        .flatMap(o -> o.keys().stream())
                        .filter(key -> !ProductVocabulary.SIGNED.keys().contains(key)))
                .isNotEmpty()
                .noneMatch(key -> any(contexts, key));
        assertThat(NOBODYS).noneMatch(key -> any(contexts, key));
    }

    @Test
    void p05_whoever_has_no_policies_carries_when_where_from_and_under_which_name() {
        var circumstances = new Circumstances("us-east-1", InstantSource.fixed(NOW));
        var byToken = circumstances.of(Optional.of(request()), "name").build();
        var byService = circumstances.of(Optional.empty(), "name").build();
        var common = List.of("aws:CurrentTime", "aws:EpochTime", "aws:RequestedRegion", "sts:RoleSessionName");
        var where = List.of("aws:SourceIp", "aws:SecureTransport", "aws:UserAgent", "aws:Referer");
        assertThat(common).allMatch(key -> any(List.of(byToken), key)).allMatch(key -> any(List.of(byService), key));
        assertThat(where).allMatch(key -> any(List.of(byToken), key)).noneMatch(key -> any(List.of(byService), key));
        assertThat(ProductVocabulary.BY_TOKEN.keys()).containsAll(common).containsAll(where);
        assertThat(ProductVocabulary.BY_SERVICE.keys()).containsAll(common).doesNotContainAnyElementsOf(where);
    }

    @Test
    void p05_what_add_permission_writes_is_clean_when_it_names_a_source() {
        var named = permission(
                Optional.of("arn:aws:execute-api:us-east-1:123456789012:abc/*"), Optional.of("123456789012"));
        assertThat(new Lint(ProductVocabulary.vocabulary()).of(named, PolicyKind.RESOURCE))
                .isEmpty();
        var any = permission(Optional.empty(), Optional.empty());
        assertThat(new Lint(ProductVocabulary.vocabulary()).of(any, PolicyKind.RESOURCE))
                .singleElement()
                .satisfies(f -> assertThat(f.code()).hasToString("any-source"));
    }

    private static String permission(Optional<String> arn, Optional<String> account) {
        var permission = new Permission("s", "lambda:InvokeFunction", "apigateway.amazonaws.com", arn, account);
        return "{\"Version\":\"2012-10-17\",\"Statement\":["
                + permission.statement("arn:aws:lambda:us-east-1:123456789012:function:f") + "]}";
    }
}
