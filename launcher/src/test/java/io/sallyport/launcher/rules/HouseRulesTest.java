package io.sallyport.launcher.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The plan of the house, held against the classes; and against a house in which every rule is broken. */
@Tag("rules")
class HouseRulesTest {
    private static final String HOME = "io.sallyport";
    private static final String RUIN = "io.sallyport.launcher.rules.planted";

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(HOME);
    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages(RUIN);

    private static final List<String> MADE_OF = List.of(
            "io.vertx.core.Vertx",
            "io.vertx.ext.auth.jwt.JWTAuth",
            "io.vertx.ext.web.client.WebClient",
            "com.hazelcast.core.HazelcastInstance",
            "io.micrometer.core.instrument.MeterRegistry");

    /** Who breaks a rule, and with what of the several things that it forbids. */
    record Planted(String rule, String culprit, String with) {}

    private static Stream<String> rules() {
        return new HouseRules(HOME).all().keySet().stream();
    }

    private static Stream<Planted> planted() {
        var framework = "the libraries know no framework";
        var ground = "the ground knows no room";
        var pure = "rules are pure";
        var terminal = "nobody writes to the terminal but the roof";
        var sleep = "nobody sleeps";
        return Stream.of(
                        Stream.of("Vertx", "HazelcastInstance", "MeterRegistry", "Connection", "Logger")
                                .map(with -> new Planted(framework, "contracts.KnowsFrameworks", with)),
                        Stream.of("sigv4.KnowsSql", "iampolicy.KnowsLogs", "awswire.KnowsVertx")
                                .map(culprit -> new Planted(framework, culprit, "")),
                        Stream.of("launcher.Roof", "gateway.KnowsToken", "token.KnowsFunctions")
                                .map(with -> new Planted(ground, "runtime.KnowsRooms", with)),
                        Stream.of("functions.KnowsExchange", "exchange.KnowsPolicy", "policy.KnowsGateway")
                                .map(with -> new Planted(ground, "runtime.KnowsRooms", with)),
                        Stream.of(
                                new Planted("the room gateway knows no other", "gateway.KnowsToken", "token."),
                                new Planted("the room token knows no other", "token.KnowsFunctions", "functions."),
                                new Planted(
                                        "the room functions knows no other", "functions.KnowsExchange", "exchange."),
                                new Planted("the room exchange knows no other", "exchange.KnowsPolicy", "policy."),
                                new Planted("the room policy knows no other", "policy.KnowsGateway", "gateway."),
                                new Planted("packages have no cycles", "policy.KnowsGateway", "Slice exchange"),
                                new Planted("every package refuses null", "unmarked.Bare", "")),
                        Stream.of("Vertx", "HazelcastInstance", "Connection", "Logger", "ChronoLocalDate")
                                .map(with -> new Planted(pure, "gateway.core.KnowsTheWorld", with)),
                        Stream.of("System.out", "System.err")
                                .map(with -> new Planted(terminal, "gateway.Chatty", with)),
                        Stream.of("Thread.sleep(long)", "Thread.sleep(java.time.Duration)", "TimeUnit.sleep(long)")
                                .map(with -> new Planted(sleep, "gateway.Sleepy", with)),
                        Stream.of("AImpl", "AManager", "AHelper", "AUtil", "AUtils", "AbstractA", "BaseA")
                                .map(name -> new Planted("names say an idea", "gateway.names." + name, "")))
                .flatMap(some -> some);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_house_keeps_its_rule(String rule) {
        rule(HOME, rule).check(HOUSE);
    }

    @ParameterizedTest
    @MethodSource("planted")
    void a_rule_that_is_broken_says_by_whom(Planted planted) {
        assertThat(broken(planted.rule()))
                .anyMatch(detail -> detail.contains(planted.culprit()) && detail.contains(planted.with()));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void a_rule_does_not_accuse_the_innocent(String rule) {
        assertThat(broken(rule)).noneMatch(detail -> detail.contains("Innocent"));
    }

    @Test
    void no_rule_is_without_somebody_who_breaks_it() {
        assertThat(planted().map(Planted::rule).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(rules().toList());
    }

    @Test
    void what_the_product_is_made_of_is_really_called() {
        assertThat(called(HOUSE)).containsAll(MADE_OF);
        assertThat(called(PLANTED)).doesNotContainAnyElementsOf(MADE_OF);
    }

    private static Set<String> called(JavaClasses classes) {
        return classes.stream()
                .filter(our -> our.getPackageName().startsWith(HOME))
                .flatMap(our -> our.getAccessesFromSelf().stream())
                .map(access -> access.getTargetOwner().getName())
                .collect(Collectors.toSet());
    }

    private static List<String> broken(String rule) {
        return rule(RUIN, rule).evaluate(PLANTED).getFailureReport().getDetails();
    }

    private static ArchRule rule(String root, String name) {
        return Objects.requireNonNull(new HouseRules(root).all().get(name), name);
    }
}
