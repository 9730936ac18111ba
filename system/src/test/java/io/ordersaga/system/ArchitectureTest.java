package io.ordersaga.system;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of rooms: who may know whom. A change here is a change of the architecture. */
class ArchitectureTest {
    private static final String[] PURE = {"io.ordersaga.topology.decision..", "io.ordersaga.topology.view.."};
    private static final String[] RUNNING = {"io.ordersaga.topology.stream.."};

    /** Where time and chance come from. */
    private static final Map<String, Set<String>> IMPURE_METHODS = Map.of(
            "java.lang.System", Set.of("currentTimeMillis", "nanoTime", "getenv", "getProperty"),
            "java.lang.Math", Set.of("random"),
            "java.util.UUID", Set.of("randomUUID"),
            "java.time.Instant", Set.of("now"),
            "java.time.LocalDate", Set.of("now"),
            "java.time.LocalDateTime", Set.of("now"),
            "java.time.ZonedDateTime", Set.of("now"),
            "java.time.OffsetDateTime", Set.of("now"));

    @ParameterizedTest
    @CsvSource({"topics, 80", "topology, 80", "edge, 70", "apps, 30", "connect, 3", "system, 40", "testkit, 8"})
    void shouldSeeTheClassesOfEveryRoom(String room, int atLeast) {
        long seen = OurClasses.ALL.stream()
                .filter(type -> type.getPackageName().startsWith("io.ordersaga." + room))
                .count();

        assertThat(seen).isGreaterThanOrEqualTo(atLeast);
    }

    @Test
    void shouldKeepToTheTableOfRooms() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("topics")
                .definedBy("io.ordersaga.topics..")
                .layer("topology")
                .definedBy("io.ordersaga.topology..")
                .layer("testkit")
                .definedBy("io.ordersaga.testkit..")
                .layer("edge")
                .definedBy("io.ordersaga.edge..")
                .layer("apps")
                .definedBy("io.ordersaga.apps..")
                .layer("connect")
                .definedBy("io.ordersaga.connect..")
                .layer("system")
                .definedBy("io.ordersaga.system..")
                .whereLayer("topics")
                .mayNotAccessAnyLayer()
                .whereLayer("topology")
                .mayOnlyAccessLayers("topics")
                .whereLayer("testkit")
                .mayNotAccessAnyLayer()
                .whereLayer("edge")
                .mayOnlyAccessLayers("topology", "topics")
                .whereLayer("apps")
                .mayOnlyAccessLayers("edge", "topology", "topics")
                .whereLayer("connect")
                .mayOnlyAccessLayers("topics")
                .whereLayer("system")
                .mayOnlyAccessLayers("apps", "edge", "topology", "topics", "connect")
                .ensureAllClassesAreContainedInArchitecture()
                .check(OurClasses.ALL);
    }

    @Test
    void shouldUseTheTestKitInTestsOnly() {
        classes()
                .that()
                .resideInAPackage("io.ordersaga.testkit..")
                .should()
                .onlyHaveDependentClassesThat()
                .resideInAPackage("io.ordersaga.testkit..")
                .check(OurClasses.ALL);
    }

    @Test
    void shouldKeepLibrariesOutOfThePurePackages() {
        withoutLibraries(PURE).check(OurClasses.ALL);
    }

    @Test
    void shouldKeepTimeAndChanceOutOfThePurePackages() {
        withoutClocksAndRandomness(PURE).check(OurClasses.ALL);
        withoutImpureCalls(PURE).check(OurClasses.ALL);
    }

    @Test
    void shouldNotLetPurePackagesKnowRunningOnes() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(RUNNING)
                .check(OurClasses.ALL);
    }

    @Test
    void shouldHaveNoCycles() {
        slices().matching("io.ordersaga.(*)..").should().beFreeOfCycles().check(OurClasses.ALL);
        // The main class stands in the outermost package and wires those within, which know that package's other
        // classes.
        slices().matching("io.ordersaga.(**)")
                .should()
                .beFreeOfCycles()
                .ignoreDependency(equivalentTo(Ordersaga.class), alwaysTrue())
                .check(OurClasses.ALL);
    }

    @Test
    void shouldLetNobodyKnowTheMainClass() {
        noClasses()
                .should()
                .dependOnClassesThat(equivalentTo(Ordersaga.class))
                .check(OurClasses.ALL.that(not(equivalentTo(Ordersaga.class))));
    }

    @Test
    void shouldFindABreachWhereverThereIsOne() {
        assertThat(withoutLibraries(RUNNING).evaluate(OurClasses.ALL).hasViolation())
                .isTrue();
        assertThat(withoutClocksAndRandomness("io.ordersaga.edge..")
                        .evaluate(OurClasses.ALL)
                        .hasViolation())
                .isTrue();
        assertThat(withoutImpureCalls("io.ordersaga.system..")
                        .evaluate(OurClasses.ALL)
                        .hasViolation())
                .isTrue();
    }

    private static ArchRule withoutLibraries(String... packages) {
        return noClasses()
                .that()
                .resideInAnyPackage(packages)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.kafka..",
                        "com.fasterxml..",
                        "org.slf4j..",
                        "org.apache.logging..",
                        "java.util.logging..");
    }

    private static ArchRule withoutClocksAndRandomness(String... packages) {
        return noClasses()
                .that()
                .resideInAnyPackage(packages)
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.time\\.(Clock|InstantSource)"
                        + "|java\\.util\\.(Random|SplittableRandom|random\\..+|concurrent\\.ThreadLocalRandom)"
                        + "|java\\.security\\.SecureRandom");
    }

    private static ArchRule withoutImpureCalls(String... packages) {
        return noClasses()
                .that()
                .resideInAnyPackage(packages)
                .should()
                .accessTargetWhere(describe("it reads a clock, the environment or chance", ArchitectureTest::isImpure));
    }

    private static boolean isImpure(JavaAccess<?> access) {
        AccessTarget target = access.getTarget();
        return IMPURE_METHODS
                .getOrDefault(target.getOwner().getName(), Set.of())
                .contains(target.getName());
    }
}
