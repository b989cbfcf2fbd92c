package dev.signalbox.localcloud.service.cloudformation.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluatorTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Scope SCOPE = new Scope() {
        @Override
        public Optional<JsonNode> ref(String name) {
            return Optional.ofNullable(Map.<String, JsonNode>of("Name", JSON.textNode("n"), "AWS::Region", JSON
                    .textNode("local-1"), "List", JSON.arrayNode().add("a").add("b"), "Five", JSON.textNode("5")).get(
                            name));
        }

        @Override
        public Optional<JsonNode> attribute(String logicalId, String attribute) {
            return logicalId.equals("Queue") ? Optional.of(JSON.textNode("arn-" + attribute)) : Optional.empty();
        }

        @Override
        public List<String> zones() {
            return List.of("local-1a", "local-1b");
        }
    };

    private static String evaluated(String yaml) {
        var template = Template.read("V: " + yaml + "\nMappings: {M: {a: {x: 1, y: [p, q]}}}\n");
        return new Evaluator(SCOPE, template.section("Mappings"), "Good"::equals).value(template.root().get("V"))
                .toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "!Ref Name|\"n\"",
            "!GetAtt Queue.Arn|\"arn-Arn\"",
            "!Sub 'a ${Name} ${Queue.Url} ${AWS::Region} ${!Literal} $x'|\"a n arn-Url local-1 ${Literal} $x\"",
            "!Sub ['${Name}-${o}', {o: !Ref Five, Name: mine}]|\"mine-5\"",
            "!Join ['-', [a, !Ref Name, !Join [',', !Ref List]]]|\"a-n-a,b\"",
            "!Join ['', []]|\"\"",
            "!Select [1, !Ref List]|\"b\"",
            "!Select ['0', !Split [',', 'x,y']]|\"x\"",
            "!Split ['.', 'a.b..c']|[\"a\",\"b\",\"\",\"c\"]",
            "!If [Good, 1, 2]|1",
            "!If [Bad, 1, {a: !Ref Name}]|{\"a\":\"n\"}",
            "{a: !If [Bad, 1, !Ref 'AWS::NoValue'], b: 2}|{\"b\":2}",
            "[1, !Ref 'AWS::NoValue', 2]|[1,2]",
            "!FindInMap [M, a, x]|1",
            "!FindInMap [M, a, y]|[\"p\",\"q\"]",
            "!FindInMap [M, b, x, {DefaultValue: d}]|\"d\"",
            "!Base64 abc|\"YWJj\"",
            "!GetAZs ''|[\"local-1a\",\"local-1b\"]",
            "!Select [0, !GetAZs {Ref: 'AWS::Region'}]|\"local-1a\"",
            "{'Fn::Length': !Ref List}|2",
            "{'Fn::ToJsonString': {a: !Ref Name}}|\"{\\\"a\\\":\\\"n\\\"}\"",
            "!Cidr [10.0.0.0/16, 3, 8]|[\"10.0.0.0/24\",\"10.0.1.0/24\",\"10.0.2.0/24\"]",
            "!Cidr ['192.168.4.0/22', '2', '9']|[\"192.168.4.0/23\",\"192.168.6.0/23\"]",
            "!Cidr ['fd00::/56', 2, 64]|[\"fd00:0:0:0:0:0:0:0/64\",\"fd00:0:0:1:0:0:0:0/64\"]"})
    void evaluatesFunctions(String yaml, String json) {
        assertThat(evaluated(yaml)).isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "!Ref Nobody|Unresolved resource dependencies [Nobody]",
            "!GetAtt Other.Arn|resource Other does not support attribute type Arn in Fn::GetAtt",
            "!Select [2, !Ref List]|Fn::Select cannot select nonexistent value at index 2",
            "!Select [-1, !Ref List]|Fn::Select cannot select nonexistent value at index -1",
            "!FindInMap [M, a, z]|Unable to get mapping for M::a::z",
            "!Join [',', x]|Fn::Join",
            "!Join [',']|Fn::Join",
            "!Sub [a]|Fn::Sub",
            "!Sub '${Li$st}'|variable names in Fn::Sub",
            "!If [Good, 1]|Fn::If",
            "!Cidr [10.0.0.0/30, 4, 8]|Fn::Cidr cannot take 4 blocks",
            "!GetAZs eu-west-1|the local cloud has only Region local-1",
            "!Transform {Name: x}|unsupported function: Fn::Transform"})
    void refusesWhatCannotBeEvaluated(String yaml, String message) {
        assertThatThrownBy(() -> {
            Reference.in(Template.read("V: " + yaml).root());
            evaluated(yaml);
        }).hasMessageContaining(message);
    }

    @Test
    void keepsObjectsThatOnlyLookLikeFunctions() {
        assertThat(evaluated("{Condition: {StringLike: {a: b}}}")).isEqualTo(
                "{\"Condition\":{\"StringLike\":{\"a\":\"b\"}}}");
    }
}
