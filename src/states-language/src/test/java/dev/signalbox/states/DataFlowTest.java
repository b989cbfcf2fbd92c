package dev.signalbox.states;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.states.internal.data.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataFlowTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "`` | {'a':1} | {'a':1}",
            "'Result':{'r':true} | {'a':1} | {'r':true}",
            "'Result':2,'ResultPath':'$.b' | {'a':1} | {'a':1,'b':2}",
            "'Result':2,'ResultPath':'$.b.c.d' | {'a':1} | {'a':1,'b':{'c':{'d':2}}}",
            "'Result':2,'ResultPath':'$.b[1]' | {'b':[0,1]} | {'b':[0,2]}",
            "'Result':2,'ResultPath':null | {'a':1} | {'a':1}",
            "'InputPath':'$.a' | {'a':{'x':1}} | {'x':1}",
            "'InputPath':null | {'a':1} | {}",
            "'OutputPath':'$.a' | {'a':[1,2.50]} | [1,2.50]",
            "'OutputPath':null | {'a':1} | {}",
            "'Parameters':{'k.$':'$.a[*].b','s':'$','n':[{'z.$':'$.a[0]'}]} | {'a':[{'b':1},{'b':2}]} | {'s':'$','n':[{'z':{'b':1}}],'k':[1,2]}",
            "'Parameters':{'none.$':'$.a[?(@.b==9)]'} | {'a':[{'b':1}]} | {'none':[]}",
            "'Parameters':{'nothing.$':'$.a'} | {'a':null} | {'nothing':null}",
            "'Parameters':{'e.$':'$$.Execution.Name','s.$':'$$.State.Name','i.$':'$$.Execution.Input.a','t.$':'$$.Execution.StartTime'} | {'a':1} | {'s':'A','t':'2026-01-01T00:00:00.000Z','e':'e','i':1}",
            "'InputPath':'$$.StateMachine' | 1 | {'Id':'arn:aws:states:local-1:000000000000:stateMachine:m','Name':'m'}"})
    void cutsInputAndOutput(String fields, String input, String output) {
        var state = "'A':{'Type':'Pass','End':true" + (fields.isBlank() ? "" : "," + fields) + "}";

        var trial = Trial.of(Trial.machineOf(state), input.replace('\'', '"'));

        assertThat(Json.text(trial.output())).isEqualTo(output.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "'Parameters':{'k.$':'$.no'} | States.Runtime | The JSONPath '$.no' specified for the field 'k.$' could not be found in the input '{\"a\":1}'",
            "'InputPath':'$.no' | States.Runtime | Invalid path '$.no' : ",
            "'ResultPath':'$.a.b' | States.ResultPathMatchFailure | Unable to apply ReferencePath $.a.b to input 1"})
    void failsWithAwsErrorNames(String fields, String error, String cause) {
        var trial = Trial.of(Trial.machineOf("'A':{'Type':'Pass','End':true," + fields + "}"), "{\"a\":1}");

        assertThat(trial.outcome()).isInstanceOfSatisfying(ExecutionOutcome.Failed.class, f -> {
            assertThat(f.error()).contains(error);
            assertThat(f.cause().orElseThrow()).startsWith(
                    "An error occurred while executing the state 'A' (entered at the event id #2). " + cause);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "'Variable':'$.s','StringEquals':'abc' | true", "'Variable':'$.s','StringEquals':'ab' | false",
            "'Variable':'$.s','StringLessThan':'abd' | true", "'Variable':'$.s','StringGreaterThanEquals':'abc' | true",
            "'Variable':'$.s','StringMatches':'a*c' | true", "'Variable':'$.s','StringMatches':'a*d' | false",
            "'Variable':'$.star','StringMatches':'x\\\\*' | true", "'Variable':'$.s','StringMatches':'a\\\\*c' | false",
            "'Variable':'$.s','StringEqualsPath':'$.s' | true", "'Variable':'$.n','StringEquals':'5' | false",
            "'Variable':'$.n','NumericEquals':5.0 | true", "'Variable':'$.n','NumericLessThan':5 | false",
            "'Variable':'$.n','NumericLessThanEquals':5 | true",
            "'Variable':'$.n','NumericGreaterThanPath':'$.one' | true",
            "'Variable':'$.b','BooleanEquals':true | true", "'Variable':'$.b','BooleanEqualsPath':'$.b' | true",
            "'Variable':'$.t','TimestampLessThan':'2026-01-01T02:00:00+01:00' | true",
            "'Variable':'$.t','TimestampEquals':'2026-01-01T01:00:00+01:00' | true",
            "'Variable':'$.null','IsNull':true | true", "'Variable':'$.s','IsNull':false | true",
            "'Variable':'$.no','IsPresent':false | true", "'Variable':'$.null','IsPresent':true | true",
            "'Variable':'$.n','IsNumeric':true | true", "'Variable':'$.t','IsTimestamp':true | true",
            "'Variable':'$.s','IsTimestamp':true | false", "'Variable':'$.s','IsString':true | true",
            "'Variable':'$.b','IsBoolean':true | true", "'Not':{'Variable':'$.b','BooleanEquals':true} | false",
            "'And':[{'Variable':'$.b','BooleanEquals':true},{'Variable':'$.n','NumericEquals':6}] | false",
            "'Or':[{'Variable':'$.b','BooleanEquals':false},{'Variable':'$.n','NumericEquals':5}] | true"})
    void choosesByEveryOperator(String rule, boolean holds) {
        var states = "'A':{'Type':'Choice','Choices':[{" + rule + ",'Next':'Yes'}],'Default':'No'},"
                + "'Yes':{'Type':'Pass','Result':true,'End':true},'No':{'Type':'Pass','Result':false,'End':true}";
        var input = "{'s':'abc','star':'x*','n':5,'one':1,'b':true,'null':null,'t':'2026-01-01T00:00:00Z'}";

        assertThat(Trial.of(Trial.machineOf(states), input.replace('\'', '"')).output().booleanValue()).isEqualTo(
                holds);
    }

    @Test
    void failsWhenNoChoiceMatches() {
        var states = "'A':{'Type':'Choice','Choices':[{'Variable':'$.n','NumericEquals':1,'Next':'B'}]},'B':{'Type':'Succeed'}";

        assertThat(Trial.of(Trial.machineOf(states), "{\"n\":2}").error()).isEqualTo("States.Runtime");
        assertThat(Trial.of(Trial.machineOf(states), "{}").error()).isEqualTo("States.Runtime");
    }
}
