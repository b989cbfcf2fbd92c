package dev.signalbox.states;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.states.internal.data.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused of expressions and of query languages, in AWS's words and places. */
class JsonataSyntaxTest {
    private static String withOutput(String expression) {
        return JsonataTest.jsonata("\"A\":" + Json.object().put("Type", "Pass").put("End", true).set("Output", Json
                .object()
                .put("v", "{% " + expression + " %}")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "a[1,2) | INVALID_JSONATA_EXPRESSION: Expected \"]\", got \",\"",
            "\"open | INVALID_JSONATA_EXPRESSION: String literal must be terminated by a matching quote",
            "1 + | INVALID_JSONATA_EXPRESSION: Unexpected end of expression",
            "{\"a\":} | INVALID_JSONATA_EXPRESSION: The symbol \"}\" cannot be used as a unary operator",
            "$match('a', /abc | INVALID_JSONATA_EXPRESSION: No terminating / in regular expression",
            "`` | INVALID_JSONATA_EXPRESSION: Unexpected end of expression",
            "phone | UNSUPPORTED_JSONATA_EXPRESSION: Reference to 'phone' at the top level is not supported.",
            "$states.input.a + b.c | UNSUPPORTED_JSONATA_EXPRESSION: Reference to 'b' at the top level is not supported.",
            "$map($states.input.a, function($x) { b }) | UNSUPPORTED_JSONATA_EXPRESSION: Reference to 'b' at the top level is not supported.",
            "$$.a | UNSUPPORTED_JSONATA_EXPRESSION: Reference to '$$' is not supported.",
            "$states.errorOutput | UNSUPPORTED_JSONATA_EXPRESSION: Field '$states.errorOutput' does not exist.",
            "$states.result | UNSUPPORTED_JSONATA_EXPRESSION: Field '$states.result' does not exist."
    })
    void refusesExpressions(String expression, String problem) {
        var definition = Definition.read(withOutput(expression));

        assertThat(definition.diagnostics()).hasToString("[" + problem + " at /States/A/Output/v]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"$states.input.items[value > 3]", "$states.input.items^(>price)",
            "$states.input.a.{'b': c}",
            "$states.input.a.(b + c)", "$states.input.items{name: $sum(price)}", "$states.input.`odd name`",
            "'text' & \"b\"",
            "/* names in comments */ 1", "($x := 1; $x + $y)", "$states.input ~> |a|{'b': c}|",
            "$states.input.a.b.c and true",
            "function($a, $b)<nn:n> { $a + $b }(1, 2)", "$states.input.*", "$contains('a', /[a-z]+/i)",
            "$states.input.a@$v.b#$i.[$v, $i]", "[1, 2, null]", "{'k': 1 in [1]}"})
    void takesExpressions(String expression) {
        assertThat(Definition.read(withOutput(expression)).diagnostics()).as(expression).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{'Type':'Pass','QueryLanguage':'JSONPath','Output':1,'End':true} | 'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine at /States/A",
            "{'Type':'Pass','InputPath':'$.a','End':true} | The QueryLanguage is set to 'JSONata', but field 'InputPath' is only supported for the 'JSONPath' QueryLanguage at /States/A",
            "{'Type':'Pass','Result':1,'End':true} | The QueryLanguage is set to 'JSONata', but field 'Result' is only supported for the 'JSONPath' QueryLanguage at /States/A",
            "{'Type':'Wait','SecondsPath':'$.a','Seconds':1,'End':true} | The QueryLanguage is set to 'JSONata', but field 'SecondsPath' is only supported for the 'JSONPath' QueryLanguage at /States/A",
            "{'Type':'Pass','QueryLanguage':'jsonata','End':true} | Value should be one of the following: [JSONPath, JSONata] at /States/A/QueryLanguage",
            "{'Type':'Pass','QueryLanguage':1,'End':true} | Expected value of type [STRING] at /States/A/QueryLanguage",
            "{'Type':'Wait','Timestamp':'2026-01-01','End':true} | String does not match RFC3339 timestamp at /States/A/Timestamp",
            "{'Type':'Parallel','End':true,'Branches':[{'QueryLanguage':'JSONata','StartAt':'B','States':{'B':{'Type':'Succeed'}}}]} | Field 'QueryLanguage' is not supported at /States/A/Branches[0]"
    })
    void refusesFieldsInMachinesOfJsonata(String state, String problem) {
        var definition = Definition.read(JsonataTest.jsonata("\"A\":" + state.replace('\'', '"').replace(
                "\"QueryLanguage\" can",
                "'QueryLanguage' can")));

        assertThat(definition.diagnostics()).extracting(Diagnostic::toString).contains("SCHEMA_VALIDATION_FAILED: "
                + problem);
    }

    @Test
    void refusesFieldsOfJsonataInStatesOfJsonPath() {
        var definition = Definition.read(
                "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"Output\":1,\"End\":true}}}");

        assertThat(definition.diagnostics()).hasToString(
                "[SCHEMA_VALIDATION_FAILED: The QueryLanguage is set to 'JSONPath', "
                        + "but field 'Output' is only supported for the 'JSONata' QueryLanguage at /States/A]");
    }

    @Test
    void aStateMaySpeakJsonataInAMachineOfJsonPathAndBranchesSpeakTheMachines() {
        var trial = Trial.of(
                """
                        {"StartAt":"A","States":{"A":{"Type":"Parallel","QueryLanguage":"JSONata","Arguments":{"n":"{% 1 + 1 %}"},
                          "Branches":[{"StartAt":"B","States":{"B":{"Type":"Pass","Parameters":{"m.$":"$.n"},"End":true}}}],
                          "Output":"{% $states.result[0].m %}","End":true}}}""",
                "{}");

        assertThat(trial.output().intValue()).isEqualTo(2);
    }
}
