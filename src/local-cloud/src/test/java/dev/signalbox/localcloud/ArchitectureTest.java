package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ArchitectureTest {
    private static final String CLOUD = "dev.signalbox.localcloud";
    private static final String PLANTED = "dev.signalbox.plantedcloud";
    private static final JavaClasses MAIN = new ClassFileImporter().withImportOption(
            new ImportOption.DoNotIncludeTests()).importPackages(CLOUD);

    @ParameterizedTest
    @MethodSource("rules")
    void holds(ArchRule rule) {
        rule.check(MAIN);
    }

    @Test
    void seesTheLocalCloud() {
        assertThat(MAIN.size()).isGreaterThan(150);
    }

    /** For each rule {@code dev.signalbox.plantedcloud} holds a class that breaks it. */
    @ParameterizedTest
    @MethodSource("plantedRules")
    void bites(ArchRule rule) {
        var planted = new ClassFileImporter().importPackages(PLANTED, "dev.signalbox.sibling");

        assertThatThrownBy(() -> rule.check(planted)).isInstanceOf(AssertionError.class).hasMessageContaining("Breaks");
    }

    static Stream<ArchRule> rules() {
        return of(new ArchitectureRules(CLOUD));
    }

    static Stream<ArchRule> plantedRules() {
        return of(new ArchitectureRules(PLANTED));
    }

    private static Stream<ArchRule> of(ArchitectureRules rules) {
        return Stream.of(rules.servicesDoNotKnowEachOther(), rules.wireKnowsNoService(), rules.servicesKnowNoWire(),
                rules.noSdkClients(), rules.noSiblings());
    }
}
