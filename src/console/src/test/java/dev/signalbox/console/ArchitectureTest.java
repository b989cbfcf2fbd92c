package dev.signalbox.console;

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

class ArchitectureTest {
    private static final String CONSOLE = "dev.signalbox.console";
    private static final String PLANTED = "dev.signalbox.planted";
    private static final JavaClasses MAIN = new ClassFileImporter().withImportOption(
            new ImportOption.DoNotIncludeTests())
            .importPackages(CONSOLE);

    static Stream<ArchRule> rules() {
        return of(new ArchitectureRules(CONSOLE));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holds(ArchRule rule) {
        rule.check(MAIN);
    }

    @Test
    void seesTheConsole() {
        assertThat(MAIN.size()).isGreaterThan(40);
    }

    /** For each rule {@code dev.signalbox.planted} holds a class that breaks it. */
    @ParameterizedTest
    @MethodSource("plantedRules")
    void bites(ArchRule rule) {
        JavaClasses planted = new ClassFileImporter().importPackages(PLANTED);
        assertThatThrownBy(() -> rule.check(planted)).isInstanceOf(AssertionError.class).hasMessageContaining("Breaks");
    }

    static Stream<ArchRule> plantedRules() {
        return of(new ArchitectureRules(PLANTED));
    }

    private static Stream<ArchRule> of(ArchitectureRules rules) {
        return Stream.of(rules.dataFlowsOneWay(), rules.onlyFxThreadKnowsPlatform(), rules.belowTheScreenThereIsNoFx(),
                rules.viewModelsHaveNoNodes(), rules.awsTypesStayInTheirAdapter(), rules.screensDoNotKnowEachOther(),
                rules.onlyAppKnowsTheLocalCloud());
    }
}
