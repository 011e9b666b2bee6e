package dev.whence.evals.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import dev.whence.server.cli.CommandLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Arrows point to `domain-core`; stores see neither each other nor the index; only `mcp-server` knows Spring;
/// nothing depends on `evals`; no cycles between packages.
@Tag("architecture")
class ArchitectureTest {
    private static final List<String> MODULES = List.of(
            "domain-core",
            "stores/testkit",
            "stores/rocksdb",
            "stores/keys",
            "memory-index",
            "embeddings",
            "domains/retail",
            "agent-tools",
            "mcp-server",
            "evals");

    private static final Path ROOT = Path.of("..");
    private static final Path BUILD_FOLDER = buildFolder();

    private static final String STORES = "dev.whence.store..";
    private static final String INDEX = "dev.whence.index..";
    private static final String EMBEDDINGS = "dev.whence.embeddings..";
    private static final String RETAIL = "dev.whence.retail..";
    private static final String AGENT = "dev.whence.agent..";
    private static final String SERVER = "dev.whence.server..";
    private static final String EVALS = "dev.whence.evals..";
    private static final String BENCH = "dev.whence.evals.bench.peer..";

    private static final DescribedPredicate<JavaClass> IN_CORE = resideInAPackage("dev.whence..")
            .and(resideOutsideOfPackages(STORES, INDEX, EMBEDDINGS, RETAIL, AGENT, SERVER, EVALS))
            .as("are in domain-core");

    private static JavaClasses everything;

    @BeforeAll
    static void read_the_compiled_modules() {
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
        everything = new ClassFileImporter()
                .importPaths(MODULES.stream().map(ArchitectureTest::classesOf).toList());
    }

    private static Path classesOf(String module) {
        return ROOT.resolve(module).resolve(BUILD_FOLDER).resolve("classes");
    }

    /// Where this test was compiled to tells the folder, which differs between build profiles.
    private static Path buildFolder() {
        Path testClasses = Path.of(ArchitectureTest.class.getResource("/").getPath());
        return Path.of("").toAbsolutePath().relativize(testClasses.getParent());
    }

    @Test
    void every_module_is_looked_at() throws IOException {
        assertThat(modulesOnDisk()).as("modules with sources").containsExactlyInAnyOrderElementsOf(MODULES);
        assertThat(MODULES)
                .allSatisfy(module -> assertThat(new ClassFileImporter().importPath(classesOf(module)))
                        .as("compiled classes of %s", module)
                        .isNotEmpty());
    }

    @Test
    void the_core_needs_the_jdk_jackson_and_jspecify_only() {
        check(classes()
                .that(IN_CORE)
                .should(onlyDependOnClassesThat(IN_CORE.or(resideInAnyPackage(
                        "java..",
                        "javax.crypto..",
                        "tools.jackson..",
                        "com.fasterxml.jackson.annotation..",
                        "org.jspecify..")))));
    }

    @Test
    void stores_see_the_core_and_not_each_other() {
        check(whenceClassesIn("dev.whence.store.rocksdb..").should(seeOnly("dev.whence.store.rocksdb..")));
        check(whenceClassesIn("dev.whence.store.testkit..").should(seeOnly("dev.whence.store.testkit..")));
        check(whenceClassesIn("dev.whence.store.keys..").should(seeOnly("dev.whence.store.keys..")));
    }

    @Test
    void the_index_and_domains_see_the_core_only() {
        check(whenceClassesIn(INDEX).should(seeOnly(INDEX)));
        check(whenceClassesIn(EMBEDDINGS).should(seeOnly(EMBEDDINGS, INDEX)));
        check(whenceClassesIn(RETAIL).should(seeOnly(RETAIL)));
    }

    @Test
    void agent_tools_see_the_core_and_the_index() {
        check(whenceClassesIn(AGENT).should(seeOnly(AGENT, INDEX)));
    }

    @Test
    void nothing_depends_on_the_evals() {
        check(noClasses().that().resideOutsideOfPackage(EVALS).should().dependOnClassesThat(resideInAPackage(EVALS)));
    }

    @Test
    void the_evals_know_the_server_by_its_command_line_alone() {
        check(noClasses()
                .that()
                .resideInAPackage(EVALS)
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(SERVER, RETAIL, AGENT).and(not(equivalentTo(CommandLines.class)))));
    }

    @Test
    void each_big_library_is_known_to_one_module() {
        onlyIn(SERVER, "org.springframework..", "org.apache.catalina..", "jakarta.servlet..");
        onlyIn(INDEX, "org.apache.lucene..");
        onlyIn("dev.whence.store.rocksdb..", "org.rocksdb..");
        onlyIn(BENCH, "org.axonframework..", "org.hibernate..", "com.zaxxer.hikari..");
        onlyIn("dev.whence.store.keys..", "org.sqlite..");
        onlyIn(AGENT, "dev.langchain4j..");
    }

    @Test
    void the_inside_of_the_index_is_its_own() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(INDEX)
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "dev.whence.index.text..",
                        "dev.whence.index.document..",
                        "dev.whence.index.search..",
                        "dev.whence.index.aggregate..",
                        "dev.whence.index.meaning..")));
    }

    @Test
    void packages_form_no_cycles() {
        check(slices().matching("dev.whence.(**)").should().beFreeOfCycles());
    }

    @Test
    void every_package_is_null_marked() {
        check(classes().that().resideInAPackage("dev.whence..").should(beInANullMarkedPackage()));
    }

    /// The benchmark may know any of them, to measure it beside what is ours.
    private static void onlyIn(String owner, String... libraries) {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(owner, BENCH)
                .should()
                .dependOnClassesThat(resideInAnyPackage(libraries)));
    }

    private static GivenClassesConjunction whenceClassesIn(String packages) {
        return classes().that().resideInAPackage(packages);
    }

    private static ArchCondition<JavaClass> seeOnly(String... allowed) {
        return onlyDependOnClassesThat(
                IN_CORE.or(resideInAnyPackage(allowed)).or(resideOutsideOfPackages("dev.whence..")));
    }

    private static ArchCondition<JavaClass> beInANullMarkedPackage() {
        return new ArchCondition<>("be in a package whose package-info is @NullMarked") {
            @Override
            public void check(JavaClass javaClass, ConditionEvents events) {
                if (!javaClass.getPackage().isAnnotatedWith(NullMarked.class)) {
                    events.add(SimpleConditionEvent.violated(
                            javaClass,
                            "%s: add a package-info.java with @NullMarked to %s"
                                    .formatted(javaClass.getName(), javaClass.getPackageName())));
                }
            }
        };
    }

    private static void check(ArchRule rule) {
        rule.check(everything);
    }

    private static List<String> modulesOnDisk() throws IOException {
        try (Stream<Path> files = Files.find(ROOT, 3, (file, _) -> file.endsWith("pom.xml"))) {
            return files.map(Path::getParent)
                    .filter(module -> Files.isDirectory(module.resolve("src")))
                    .map(module -> ROOT.relativize(module).toString())
                    .toList();
        }
    }
}
