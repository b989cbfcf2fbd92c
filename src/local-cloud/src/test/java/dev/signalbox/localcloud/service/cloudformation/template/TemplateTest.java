package dev.signalbox.localcloud.service.cloudformation.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.localcloud.runtime.ServiceError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

class TemplateTest {
    private static String json(String yaml) {
        return Template.read(yaml).root().toString();
    }

    @Test
    void turnsShortTagsIntoTheirLongForm() {
        assertThat(json("""
                A: !Ref Name
                B: !GetAtt Queue.Arn.Deep
                C: !Sub ["${x}", {x: !Ref Y}]
                D: !If [Big, !Join [",", [a, b]], !Ref AWS::NoValue]
                """)).isEqualTo("""
                {"A":{"Ref":"Name"},"B":{"Fn::GetAtt":["Queue","Arn.Deep"]},\
                "C":{"Fn::Sub":["${x}",{"x":{"Ref":"Y"}}]},\
                "D":{"Fn::If":["Big",{"Fn::Join":[",",["a","b"]]},{"Ref":"AWS::NoValue"}]}}""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"2012-10-17|\"2012-10-17\"",
            "000000000000|\"000000000000\"", "12|12",
            "1.5|1.5", "0.1.0|\"0.1.0\"", "yes|true", "off|false", "'12'|\"12\"", "1e3|\"1e3\"", "0x1F|\"0x1F\"",
            "12:30|\"12:30\""})
    void keepsScalarsAsTheirAuthorMeantThem(String yaml, String json) {
        assertThat(json("A: " + yaml)).isEqualTo("{\"A\":" + json + "}");
    }

    @Test
    void saysWhereYamlIsBroken() {
        assertThatThrownBy(() -> Template.read("Resources:\n  A:\n    Type: [x\n  B: 1\n"))
                .isInstanceOf(AwsServiceException.class)
                .hasMessageStartingWith("Template format error: YAML not well-formed. (line 4, column ");
    }

    @Test
    void saysWhereJsonIsBroken() {
        assertThatThrownBy(() -> Template.read("{\"Resources\": {\n \"A\": }}"))
                .hasMessageStartingWith("Template format error: JSON not well-formed. (line 2, column ");
    }

    @Test
    void refusesDuplicateKeysWithTheirLine() {
        assertThatThrownBy(() -> Template.read("A: 1\nB: 2\nA: 3\n"))
                .hasMessageContaining("(line 3, column 1): duplicate key A");
        assertThatThrownBy(() -> Template.read("{\"A\": 1, \"A\": 2}")).hasMessageContaining("Duplicate field 'A'");
    }

    @Test
    void refusesAliases() {
        assertThatThrownBy(() -> Template.read("A: &x {b: 1}\nC: *x\n")).hasMessageStartingWith(
                "Template error: YAML aliases are not allowed in CloudFormation templates");
    }

    @Test
    void refusesTextThatIsNoTemplate() {
        for (String text : new String[]{"", "just text", "- a\n- b\n", "[1]"}) {
            assertThatThrownBy(() -> Template.read(text)).as(text).isInstanceOfSatisfying(AwsServiceException.class,
                    e -> assertThat(ServiceError.codeOf(e)).isEqualTo("ValidationError"));
        }
    }

    @Test
    void survivesDeepNesting() {
        assertThatThrownBy(() -> Template.read("A: " + "[".repeat(20_000))).isInstanceOf(AwsServiceException.class);
        assertThatThrownBy(() -> Template.read("A: " + "[".repeat(200) + "]".repeat(200)))
                .hasMessageContaining("levels deep");
    }

    @Test
    void knowsLinesOfProperties() {
        var template = Template.read("Resources:\n  A:\n    Type: x\n    Properties:\n      P: 1\n");
        assertThat(template.at("/Resources/A/Properties/P")).isEqualTo(" (line 5)");
    }
}
