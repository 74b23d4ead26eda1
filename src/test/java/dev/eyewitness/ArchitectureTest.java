package dev.eyewitness;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the code to the line of docs/architecture.md. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.eyewitness");

    private static final String CLIENT = "dev.eyewitness.client..";

    @Test
    void roomsImportAlongTheLine() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("activity")
                .definedBy("dev.eyewitness.activity..")
                .layer("merkle")
                .definedBy("dev.eyewitness.merkle..")
                .layer("log")
                .definedBy("dev.eyewitness.log..")
                .layer("problem")
                .definedBy("dev.eyewitness.problem..")
                .layer("security")
                .definedBy("dev.eyewitness.security..")
                .layer("admission")
                .definedBy("dev.eyewitness.admission..")
                .layer("ingest")
                .definedBy("dev.eyewitness.ingest..")
                .layer("search")
                .definedBy("dev.eyewitness.search..")
                .layer("index")
                .definedBy("dev.eyewitness.index..")
                .layer("session")
                .definedBy("dev.eyewitness.session..")
                .layer("ledger")
                .definedBy("dev.eyewitness.ledger..")
                .layer("export")
                .definedBy("dev.eyewitness.export..")
                .layer("feed")
                .definedBy("dev.eyewitness.feed..")
                .layer("verify")
                .definedBy("dev.eyewitness.verify..")
                .layer("page")
                .definedBy("dev.eyewitness.page..")
                .layer("explorer")
                .definedBy("dev.eyewitness.explorer..")
                .layer("dev")
                .definedBy("dev.eyewitness.dev..")
                .whereLayer("activity")
                .mayNotAccessAnyLayer()
                .whereLayer("merkle")
                .mayOnlyAccessLayers("activity")
                .whereLayer("log")
                .mayOnlyAccessLayers("activity", "merkle")
                .whereLayer("problem")
                .mayOnlyAccessLayers("log")
                .whereLayer("security")
                .mayOnlyAccessLayers("log", "problem")
                .whereLayer("admission")
                .mayOnlyAccessLayers("log", "problem", "security")
                .whereLayer("ingest")
                .mayOnlyAccessLayers("activity", "log", "problem", "security")
                .whereLayer("search")
                .mayOnlyAccessLayers("activity", "log", "problem", "security")
                .whereLayer("index")
                .mayOnlyAccessLayers("activity", "log", "search")
                .whereLayer("session")
                .mayOnlyAccessLayers("activity", "log", "problem", "security", "search")
                .whereLayer("ledger")
                .mayOnlyAccessLayers("activity", "merkle", "log", "problem", "security", "search")
                .whereLayer("export")
                .mayOnlyAccessLayers("activity", "ledger", "log", "problem", "security", "ingest", "search")
                .whereLayer("feed")
                .mayOnlyAccessLayers("activity", "log", "problem", "security", "search")
                .whereLayer("verify")
                .mayOnlyAccessLayers("activity", "merkle")
                .whereLayer("page")
                .mayNotAccessAnyLayer()
                .whereLayer("explorer")
                .mayNotAccessAnyLayer()
                .whereLayer("dev")
                .mayNotBeAccessedByAnyLayer()
                .check(CLASSES);
    }

    @Test
    void noRoomsImportEachOther() {
        slices().matching("dev.eyewitness.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void theLogKnowsNothingOfHttp() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.eyewitness.log..", "dev.eyewitness.activity..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.ws.rs..", "io.vertx..", "io.quarkus.vertx..", "org.jboss.resteasy..")
                .check(CLASSES);
    }

    @Test
    void theClientStandsAlone() {
        classes()
                .that()
                .resideInAPackage(CLIENT)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(CLIENT, "java..", "org.jspecify.annotations..")
                .andShould()
                .onlyHaveDependentClassesThat()
                .resideInAPackage(CLIENT)
                .check(CLASSES);
    }

    @Test
    void namesSayWhatAClassIs() {
        classes()
                .should()
                .haveNameNotMatching(".*(Manager|Helper|Utils?|Impl)$")
                .andShould()
                .resideOutsideOfPackages("..util..", "..impl..")
                .check(CLASSES);
    }

    @Test
    void everyRoomStatesWhatItIsForAndThatItIsNullMarked() throws IOException {
        for (Path room : rooms()) {
            assertThat(room.resolve("package-info.java"))
                    .content()
                    .startsWith("/**")
                    .contains("@NullMarked");
        }
    }

    private static List<Path> rooms() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("src/main/java/dev/eyewitness"))) {
            return folders.filter(Files::isDirectory).toList();
        }
    }
}
