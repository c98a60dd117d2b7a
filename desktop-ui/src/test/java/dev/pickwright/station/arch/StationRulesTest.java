package dev.pickwright.station.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.pickwright.backend.EmbeddedBackend;
import dev.pickwright.station.platform.fx.FxExecutor;
import javafx.application.Platform;

@AnalyzeClasses(packages = "dev.pickwright.station", importOptions = ImportOption.DoNotIncludeTests.class)
class StationRulesTest {

    @ArchTest
    static final ArchRule OF_THE_BACKEND_ONLY_ITS_STARTER_IS_KNOWN = noClasses()
            .that()
            .resideInAPackage("dev.pickwright.station..")
            .should()
            .dependOnClassesThat(com.tngtech.archunit.base.DescribedPredicate.describe(
                    "are backend classes other than EmbeddedBackend",
                    type -> type.getPackageName().startsWith("dev.pickwright.backend")
                            && !type.isEquivalentTo(EmbeddedBackend.class)))
            .because("a station may stand far from its backend: go through a gateway of backend.api instead");

    @ArchTest
    static final ArchRule ONLY_FX_EXECUTOR_TALKS_TO_THE_FX_THREAD = noClasses()
            .that()
            .doNotBelongToAnyOf(FxExecutor.class)
            .should()
            .callMethod(Platform.class, "runLater", Runnable.class)
            .because("work reaches the JavaFX thread through FxExecutor: pass it an Executor");

    @ArchTest
    static final ArchRule MODELS_KNOW_NO_SCENE = noClasses()
            .that()
            .haveSimpleNameEndingWith("Model")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx.scene..", "javafx.stage..")
            .because("a view model is tested without a toolkit: move nodes into the screen");

    @ArchTest
    static final ArchRule ONLY_HTTP_GATEWAYS_SPEAK_HTTP = noClasses()
            .that()
            .resideOutsideOfPackage("dev.pickwright.station.backend.http..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.net.http..")
            .because("screens ask a gateway of backend.api: add a method there and its adapter in backend.http");

    @ArchTest
    static final ArchRule ONLY_THE_TOUR_LOOKS_INTO_THE_DATABASE = noClasses()
            .that()
            .resideOutsideOfPackage("dev.pickwright.station.tour..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.sql..")
            .because("the station knows its backend's API only: add what is missing to the API");

    @ArchTest
    static final ArchRule SCREENS_DO_NOT_KNOW_EACH_OTHERS_ROLES = classes()
            .that()
            .resideInAPackage("dev.pickwright.station.screens.picker..")
            .should()
            .onlyDependOnClassesThat(com.tngtech.archunit.base.DescribedPredicate.describe(
                    "are not another role's screens",
                    type -> !type.getPackageName().startsWith("dev.pickwright.station.screens.")
                            || type.getPackageName().startsWith("dev.pickwright.station.screens.picker")))
            .because("one goes to another screen by Navigator.go(Route)");
}
