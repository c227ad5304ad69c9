package io.sallyport.launcher.rules;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The plan of the house, whatever package the house stands in: so that a house full of faults can be held against it too.
 *
 * @param root the package of all its floors
 */
record HouseRules(String root) {
    private static final List<String> ROOMS = List.of("gateway", "token", "functions", "exchange", "policy");
    private static final String[] FRAMEWORKS = {
        "io.vertx..", "com.hazelcast..", "io.micrometer..", "java.sql..", "org.slf4j.."
    };
    private static final String[] IMPURE = {
        "io.vertx..", "java.sql..", "org.slf4j..", "com.hazelcast..", "java.time.chrono.."
    };

    /** By name, a sentence each. */
    Map<String, ArchRule> all() {
        var rules = new LinkedHashMap<String, ArchRule>();
        rules.put("the libraries know no framework", strangers(earth(), FRAMEWORKS));
        rules.put("the ground knows no room", strangers(new String[] {floor("runtime")}, roofAndRooms()));
        ROOMS.forEach(room -> rules.put(
                "the room " + room + " knows no other", strangers(new String[] {floor(room)}, roomsBut(room))));
        rules.put("rules are pure", strangers(new String[] {root + "..core.."}, IMPURE));
        rules.put(
                "packages have no cycles",
                slices().matching(root + ".(**)").should().beFreeOfCycles());
        rules.put("every package refuses null", marked());
        rules.put("nobody writes to the terminal but the roof", quiet());
        rules.put("nobody sleeps", awake());
        rules.put("names say an idea", names());
        return rules;
    }

    private String floor(String name) {
        return root + "." + name + "..";
    }

    private String[] earth() {
        return Stream.of("contracts", "sigv4", "iampolicy", "analysis", "awswire")
                .map(this::floor)
                .toArray(String[]::new);
    }

    private String[] roofAndRooms() {
        return Stream.concat(Stream.of("launcher"), ROOMS.stream())
                .map(this::floor)
                .toArray(String[]::new);
    }

    private String[] roomsBut(String room) {
        return ROOMS.stream()
                .filter(other -> !other.equals(room))
                .map(this::floor)
                .toArray(String[]::new);
    }

    private static ArchRule strangers(String[] to, String[] these) {
        return noClasses()
                .that()
                .resideInAnyPackage(to)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(these);
    }

    private ArchRule marked() {
        return classes().that().resideInAPackage(root + "..").should(new MarkedPackage());
    }

    private ArchRule quiet() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(floor("launcher"), floor("awswire.tool"))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err");
    }

    private static ArchRule awake() {
        return noClasses()
                .should()
                .callMethodWhere(target(name("sleep")).and(target(owner(sleeper(Thread.class)))))
                .orShould()
                .callMethodWhere(target(name("sleep")).and(target(owner(sleeper(TimeUnit.class)))));
    }

    private static com.tngtech.archunit.base.DescribedPredicate<JavaClass> sleeper(Class<?> type) {
        return JavaClass.Predicates.equivalentTo(type);
    }

    private static ArchRule names() {
        return noClasses()
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
                .haveSimpleNameStartingWith("Base");
    }
}
