package dev.signalbox.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.deploy.ParameterRules.Bounds;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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

    @Test
    void holdsLengthsAndNumbersWithinTheirBounds() {
        var length = with("String", Optional.empty(), new Bounds(number("2"), number("4")), Bounds.none());
        assertThat(length.problemWith("a")).contains("P must have from 2 to 4 characters.");
        assertThat(length.problemWith("abc")).isEmpty();
        var value = with("Number", Optional.empty(), Bounds.none(), new Bounds(number("1"), number("32")));
        assertThat(value.problemWith("33")).contains("P must be from 1 to 32.");
        assertThat(value.problemWith("32.0")).isEmpty();
    }

    @Test
    void checksEachValueOfAList() {
        var hosts = with("CommaDelimitedList", Optional.of("[a-z.]+"), Bounds.none(), Bounds.none());
        assertThat(hosts.problemWith("a.example, b.example")).isEmpty();
        assertThat(hosts.problemWith("a.example,B")).isPresent();
        var subnets = with("List<AWS::EC2::Subnet::Id>", Optional.empty(), Bounds.none(), Bounds.none());
        assertThat(subnets.problemWith("subnet-1,vpc-2")).contains("P must begin with subnet-.");
        assertThat(subnets.problemWith("")).contains("P needs a value.");
        assertThat(with("List<Number>", Optional.empty(), Bounds.none(), Bounds.none()).problemWith("1,two"))
                .isPresent();
    }

    @Test
    @Timeout(10)
    void leavesAPatternThatNeverEndsToCloudFormation() {
        assertThat(with("String", Optional.of("(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)x"), Bounds.none(), Bounds.none())
                .problemWith("a".repeat(60)
                        + "!")).isEmpty();
    }

    private static Optional<BigDecimal> number(String text) {
        return Optional.of(new BigDecimal(text));
    }

    private static TemplateParameter with(String type, Optional<String> pattern, Bounds length, Bounds value) {
        return new TemplateParameter("P", type, "", Optional.empty(), false, new ParameterRules(List.of(), pattern,
                Optional.empty(), length, value), Optional.empty(), "");
    }

    private static TemplateParameter parameter(String type, List<String> allowed, Optional<String> pattern) {
        return new TemplateParameter("P", type, "", Optional.empty(), false, new ParameterRules(allowed, pattern,
                Optional.of("must be an https URL"), Bounds.none(), Bounds.none()), Optional.empty(), "");
    }
}
