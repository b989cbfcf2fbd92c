package dev.signalbox.localcloud.service.cloudformation.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterValuesTest {
    private final List<String> asked = new ArrayList<>();

    private Map<String, String> texts(String declaration, Map<String, String> given) {
        return ParameterValues.texts(Template.read("Parameters: {P: " + declaration + "}"), given, (name, type,
                values) -> asked.add(name + " " + type + " " + values));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{Type: String, AllowedValues: [a, b]}|c|Parameter 'P' must be one of AllowedValues",
            "{Type: String, AllowedPattern: '[a-z]+'}|A1|Parameter 'P' must match pattern [a-z]+",
            "{Type: String, AllowedPattern: '[a-z]+', ConstraintDescription: only letters}|1|Parameter 'P' failed to satisfy constraint: only letters",
            "{Type: String, MinLength: 3}|ab|Parameter 'P' must contain at least 3 characters",
            "{Type: String, MaxLength: 3}|abcd|Parameter 'P' must contain at most 3 characters",
            "{Type: Number, MinValue: 3}|2.5|Parameter 'P' must be a number not less than 3",
            "{Type: Number, MaxValue: 3}|4|Parameter 'P' must be a number not greater than 3",
            "{Type: Number}|four|Parameter 'P' must be a number",
            "{Type: List<Number>}|1,x|Parameter 'P' must be a number",
            "{Type: CommaDelimitedList, AllowedValues: [a, b]}|a,c|Parameter 'P' must be one of AllowedValues"})
    void refusesValuesThatBreakAConstraint(String declaration, String value, String message) {
        assertThatThrownBy(() -> texts(declaration, Map.of("P", value))).hasMessageStartingWith(message);
    }

    @Test
    void namesMissingParameters() {
        assertThatThrownBy(() -> texts("{Type: String}, Q: {Type: Number}", Map.of())).hasMessageStartingWith(
                "Parameters: [P, Q] must have values");
    }

    @Test
    void namesParametersThatAreNotDeclared() {
        assertThatThrownBy(() -> texts("{Type: String, Default: x}", Map.of("Typo", "1"))).hasMessageStartingWith(
                "Parameters: [Typo] do not exist in the template");
    }

    @Test
    void checksDefaultsToo() {
        assertThatThrownBy(() -> texts("{Type: Number, Default: 1, MinValue: 2}", Map.of())).hasMessageStartingWith(
                "Parameter 'P' must be a number not less than 2");
    }

    @Test
    void asksWhetherAwsSpecificValuesExist() {
        texts("{Type: 'List<AWS::EC2::Subnet::Id>'}", Map.of("P", "subnet-1, subnet-2"));
        assertThat(asked).containsExactly("P AWS::EC2::Subnet::Id [subnet-1, subnet-2]");
    }

    @Test
    void givesListsAsLists() {
        var template = Template.read("Parameters: {P: {Type: CommaDelimitedList}, E: {Type: CommaDelimitedList}}");
        assertThat(ParameterValues.values(template, Map.of("P", "a, b", "E", ""))).hasToString(
                "{P=[\"a\",\"b\"], E=[]}");
    }
}
