package vn.liennganh.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The house rules that a compiler cannot hold: who may know whom, and what lives where. */
class ArchitectureTest {

    private static final String ROOT = "vn.liennganh.";

    private static final JavaClasses HUB =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("vn.liennganh");

    private static final Charter CHARTER = Charter.read();

    /**
     * Each package with its own classes alone, so that a floor and its rooms are told apart. These
     * three are still one room with several doors each.
     */
    private static final SliceAssignment EVERY_PACKAGE =
            new SliceAssignment() {
                @Override
                public SliceIdentifier getIdentifierOf(JavaClass one) {
                    String name = one.getPackageName();
                    for (String room : List.of("regulation", "directory", "partner.client")) {
                        if ((name + ".").startsWith(ROOT + room + ".")) {
                            return SliceIdentifier.of(ROOT + room);
                        }
                    }
                    return SliceIdentifier.of(name);
                }

                @Override
                public String getDescription() {
                    return "every package";
                }
            };

    @TestFactory
    List<DynamicTest> a_package_uses_only_what_its_charter_allows() {
        List<DynamicTest> tests = new ArrayList<>();
        CHARTER.rows()
                .forEach((name, row) -> row.mayUse().ifPresent(its -> tests.add(test(name, its))));
        return tests;
    }

    private static DynamicTest test(String name, Set<String> others) {
        return DynamicTest.dynamicTest(name, () -> holds(name, others));
    }

    private static void holds(String name, Set<String> others) {
        List<String> packages = new ArrayList<>(List.of(ROOT + name + ".."));
        others.forEach(other -> packages.add(ROOT + other + ".."));
        noClasses()
                .that()
                .resideInAPackage(ROOT + name + "..")
                .should()
                .dependOnClassesThat(ours().and(outside(packages)))
                .check(HUB);
    }

    @Test
    void the_table_leads_down_only() {
        assertThat(CHARTER.rows().keySet()).containsAll(CHARTER.floors().keySet());
        CHARTER.floors()
                .forEach(
                        (name, floor) ->
                                assertThat(CHARTER.rows().get(name).mayUse().orElseThrow())
                                        .as("what %s may use", name)
                                        .allSatisfy(
                                                other ->
                                                        assertThat(CHARTER.floors().get(other))
                                                                .as(other)
                                                                .isLessThan(floor)));
    }

    /** A row about nothing would let a package come back under an old name without a decision. */
    @Test
    void every_row_of_the_table_is_about_a_package() {
        assertThat(CHARTER.rows().keySet())
                .allSatisfy(name -> assertThat(HUB.containPackage(ROOT + name)).as(name).isTrue());
    }

    @Test
    void every_package_stands_in_the_table() {
        classes()
                .that(ours())
                .should()
                .resideInAnyPackage(known())
                .because("a new package needs a decision record and a row in the table")
                .check(HUB);
    }

    @Test
    void packages_form_no_circle() {
        slices().matching("vn.liennganh.(*)..").should().beFreeOfCycles().check(HUB);
        slices().assignedFrom(EVERY_PACKAGE).should().beFreeOfCycles().check(HUB);
    }

    @Test
    void the_ground_floor_and_the_law_know_no_framework() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "..message..",
                        "..pki..",
                        "..merkle..",
                        "..legaltime..",
                        "..yaml..",
                        "..regulation..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..", "org.apache.camel..", "java.sql..", "javax.sql..")
                .because("what must be proved must run without a server")
                .check(HUB);
    }

    @Test
    void the_hub_does_not_know_the_workbench_on_which_its_law_is_made() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "regulation.workbench..")
                .and()
                .doNotHaveFullyQualifiedName(ROOT + "HubApplication")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + "regulation.workbench..")
                .check(HUB);
    }

    @Test
    void the_shell_ends_at_the_verbs_of_the_workbench() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "regulation..")
                .and()
                .resideOutsideOfPackage(ROOT + "regulation.workbench")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .check(HUB);
    }

    @Test
    void bouncy_castle_lives_in_pki() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "pki..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.bouncycastle..")
                .check(HUB);
    }

    @Test
    void camel_and_jms_live_in_delivery() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "delivery..", ROOT + "startup..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.camel..", "jakarta.jms..", "org.apache.activemq..")
                .check(HUB);
    }

    @Test
    void sql_lives_in_repositories() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Repository")
                .and()
                .resideOutsideOfPackage(ROOT + "startup..")
                .and(topLevel())
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(
                                        "org.springframework.jdbc..",
                                        "java.sql..",
                                        "org.postgresql..")
                                // What a server said of a failure is no SQL.
                                .and(not(equivalentTo(SQLException.class))))
                .check(HUB);
    }

    @Test
    void time_comes_from_a_clock() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "partner..")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("a deadline that a test cannot move is a deadline that nobody tested")
                .check(HUB);
    }

    private static DescribedPredicate<JavaClass> ours() {
        return DescribedPredicate.describe(
                "of the hub", type -> type.getPackageName().startsWith(ROOT));
    }

    private static DescribedPredicate<JavaClass> topLevel() {
        return DescribedPredicate.describe("top level", type -> !type.getName().contains("$"));
    }

    private static DescribedPredicate<JavaClass> outside(List<String> packages) {
        return DescribedPredicate.not(
                JavaClass.Predicates.resideInAnyPackage(packages.toArray(String[]::new)));
    }

    private static String[] known() {
        return CHARTER.rows().keySet().stream()
                .map(name -> ROOT + name + "..")
                .toArray(String[]::new);
    }
}
