package dev.signalbox.localcloud;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;

/** What may know what, below a root package. Each rule has a reason, and a planted class that breaks it. */
final class ArchitectureRules {
    private final String root;

    ArchitectureRules(String root) {
        this.root = root;
    }

    ArchRule servicesDoNotKnowEachOther() {
        return slices().matching(root + ".service.(*)..").should().notDependOnEachOther().because(
                "services reach each other only by the operations that AWS has, so that each can be read alone");
    }

    ArchRule wireKnowsNoService() {
        return noClasses().that().resideInAPackage(root + ".wire..").should().dependOnClassesThat().resideInAPackage(
                root + ".service..").because("protocols come from the SDK's models, not from single services");
    }

    ArchRule servicesKnowNoWire() {
        return noClasses().that().resideInAPackage(root + ".service..").should().dependOnClassesThat()
                .resideInAnyPackage(root + ".wire..", root + ".server..").because(
                        "a service answers typed requests, however they came");
    }

    ArchRule noSdkClients() {
        return noClasses().that().resideInAPackage(root + "..").should().dependOnClassesThat().haveNameMatching(
                "software\\.amazon\\.awssdk\\.services\\.[^.]+\\.[A-Za-z0-9]+Client(Builder)?").because(
                        "the SDK's models are our schema; its clients would call AWS");
    }

    ArchRule noSiblings() {
        return noClasses().that().resideInAPackage(root + "..").should().dependOnClassesThat().resideInAnyPackage(
                "dev.signalbox.transfer..", "dev.signalbox.lambda..", "dev.signalbox.batch..",
                "dev.signalbox.deploy..", "dev.signalbox.console..", "dev.signalbox.sibling..").because(
                        "the local cloud runs what AWS would run, without knowing it");
    }
}
