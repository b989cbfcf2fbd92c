package dev.signalbox.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TemplateParameterTest {
    @Test
    void refusesWhatIsNotAllowed() {
        assertThat(parameter("String", List.of("A", "B"), Optional.empty()).problemWith("C"))
                .hasValueSatisfying(p -> assertThat(p).contains("A, B"));
    }

    @Test
    void refusesTextForANumber() {
        assertThat(parameter("Number", List.of(), Optional.empty()).problemWith("many")).isPresent();
        assertThat(parameter("Number", List.of(), Optional.empty()).problemWith("-1.5")).isEmpty();
    }

    @Test
    void explainsAPatternInTheTemplatesWords() {
        assertThat(parameter("String", List.of(), Optional.of("^https://.*")).problemWith("ftp://x"))
                .contains("P: must be an https URL.");
    }

    private static TemplateParameter parameter(String type, List<String> allowed, Optional<String> pattern) {
        return new TemplateParameter("P", type, "", Optional.empty(), false, allowed, pattern,
                Optional.of("must be an https URL"));
    }
}
