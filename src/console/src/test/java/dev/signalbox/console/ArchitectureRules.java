package dev.signalbox.console;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;

/** The layer rules of a console that lives under some root package, so that planted ones can be checked too. */
record ArchitectureRules(String root) {
    ArchRule dataFlowsOneWay() {
        return layeredArchitecture().consideringOnlyDependenciesInLayers().withOptionalLayers(true)
                .layer("app").definedBy(root + ".app..")
                .layer("screen").definedBy(root + ".screen..")
                .layer("control").definedBy(root + ".control..")
                .layer("fx").definedBy(root + ".fx..")
                .layer("store").definedBy(root + ".store..")
                .layer("gateway").definedBy(root + ".gateway")
                .layer("aws").definedBy(root + ".gateway.aws..")
                .layer("model").definedBy(root + ".model..")
                .whereLayer("app").mayNotBeAccessedByAnyLayer()
                .whereLayer("screen").mayOnlyBeAccessedByLayers("app")
                .whereLayer("control").mayOnlyBeAccessedByLayers("screen", "app")
                .whereLayer("fx").mayOnlyBeAccessedByLayers("control", "screen", "app")
                .whereLayer("store").mayOnlyBeAccessedByLayers("fx", "screen", "app")
                .whereLayer("gateway").mayOnlyBeAccessedByLayers("store", "aws", "app")
                .whereLayer("aws").mayOnlyBeAccessedByLayers("app")
                .whereLayer("model").mayOnlyBeAccessedByLayers("gateway", "aws", "store", "fx", "control", "screen",
                        "app")
                .because("data flows from the cloud to the screen and commands the other way, each through its layer");
    }

    ArchRule onlyFxThreadKnowsPlatform() {
        return noClasses().that().resideInAPackage(root + "..").and().doNotHaveFullyQualifiedName(root + ".fx.FxThread")
                .should().dependOnClassesThat().haveFullyQualifiedName("javafx.application.Platform")
                .because("there is one door to the FX thread");
    }

    ArchRule belowTheScreenThereIsNoFx() {
        return noClasses().that().resideInAnyPackage(root + ".model..", root + ".gateway..", root + ".store..")
                .should().dependOnClassesThat().resideInAnyPackage("javafx..")
                .because("stores work, and are tested, without a toolkit");
    }

    ArchRule viewModelsHaveNoNodes() {
        return noClasses().that().resideInAPackage(root + "..").and().haveSimpleNameEndingWith("ViewModel")
                .should().dependOnClassesThat().resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.fxml..")
                .because("view models are tested without a toolkit");
    }

    ArchRule awsTypesStayInTheirAdapter() {
        return noClasses().that().resideInAPackage(root + "..").and().resideOutsideOfPackage(root + ".gateway.aws..")
                .should().dependOnClassesThat().resideInAnyPackage("software.amazon.awssdk..")
                .because("the console speaks its own words; the SDK is one adapter");
    }

    ArchRule screensDoNotKnowEachOther() {
        return slices().matching(root + ".screen.(*)..").should().notDependOnEachOther().allowEmptyShould(true)
                .because("screens lead to each other by destinations");
    }

    ArchRule onlyAppKnowsTheLocalCloud() {
        return noClasses().that().resideInAPackage(root + "..").and().resideOutsideOfPackage(root + ".app..")
                .should().dependOnClassesThat().resideInAnyPackage("dev.signalbox.localcloud..")
                .because("for the console, Local is just an endpoint");
    }
}
