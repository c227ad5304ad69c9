package io.sallyport.launcher;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The plan of the house, held against the classes. */
@Tag("rules")
class HouseRulesTest {
    private static final String[] EARTH = {
        "io.sallyport.contracts..", "io.sallyport.sigv4..", "io.sallyport.iampolicy..", "io.sallyport.awswire.."
    };
    private static final List<String> ROOMS = List.of("gateway", "token", "functions", "exchange", "policy");

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.sallyport");

    @Test
    void the_libraries_know_no_framework() {
        held(noClasses()
                .that()
                .resideInAnyPackage(EARTH)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx..", "com.hazelcast..", "io.micrometer..", "java.sql..", "org.slf4j.."));
    }

    @Test
    void the_ground_knows_no_room() {
        held(noClasses()
                .that()
                .resideInAnyPackage("io.sallyport.runtime..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(Stream.concat(Stream.of("io.sallyport.launcher.."), rooms())
                        .toArray(String[]::new)));
    }

    @ParameterizedTest
    @MethodSource("roomNames")
    void rooms_do_not_know_each_other(String room) {
        var others = rooms().filter(other -> !other.equals(packageOf(room))).toArray(String[]::new);
        held(noClasses()
                .that()
                .resideInAPackage(packageOf(room))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others));
    }

    @Test
    void rules_are_pure() {
        held(noClasses()
                .that()
                .resideInAPackage("io.sallyport..core..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.vertx..", "java.sql..", "org.slf4j..", "com.hazelcast..", "java.time.chrono.."));
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching("io.sallyport.(**)").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void every_package_refuses_null_and_says_what_it_is_for() {
        held(classes()
                .that()
                .resideInAPackage("io.sallyport..")
                .should()
                .resideInAPackage("io.sallyport..")
                .andShould(new MarkedPackage()));
    }

    @Test
    void nobody_writes_to_the_terminal_but_the_roof() {
        held(noClasses()
                .that()
                .resideOutsideOfPackages("io.sallyport.launcher..", "io.sallyport.awswire.tool..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err"));
    }

    @Test
    void nobody_sleeps_or_holds_a_monitor_across_an_event_loop() {
        held(noClasses().should().callMethod(Thread.class, "sleep", long.class));
    }

    @Test
    void names_say_an_idea() {
        held(noClasses()
                .should()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameStartingWith("Abstract")
                .orShould()
                .haveSimpleNameStartingWith("Base"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.vertx.core.Vertx",
                "io.vertx.ext.auth.jwt.JWTAuth",
                "io.vertx.ext.web.client.WebClient",
                "com.hazelcast.core.HazelcastInstance",
                "io.micrometer.core.instrument.MeterRegistry"
            })
    void what_the_product_is_made_of_is_really_called(String type) {
        assertThat(HOUSE.stream()
                        .filter(our -> our.getPackageName().startsWith("io.sallyport"))
                        .flatMap(our -> our.getAccessesFromSelf().stream())
                        .map(access -> access.getTargetOwner().getName()))
                .contains(type);
    }

    private static void held(ArchRule rule) {
        rule.check(HOUSE);
    }

    private static Stream<String> roomNames() {
        return ROOMS.stream();
    }

    private static Stream<String> rooms() {
        return roomNames().map(HouseRulesTest::packageOf);
    }

    private static String packageOf(String room) {
        return "io.sallyport." + room + "..";
    }

    /** A package of ours is {@code @NullMarked} by its package-info, which also says what it is for. */
    private static final class MarkedPackage extends com.tngtech.archunit.lang.ArchCondition<JavaClass> {
        MarkedPackage() {
            super("live in a package marked against null");
        }

        @Override
        public void check(JavaClass ours, com.tngtech.archunit.lang.ConditionEvents events) {
            var marked = ours.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked");
            events.add(new com.tngtech.archunit.lang.SimpleConditionEvent(
                    ours, marked, ours.getName() + ": its package lacks a @NullMarked package-info"));
        }
    }
}
