package dev.signalbox.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.states.internal.data.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules from https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html. */
class IntrinsicsTest {
    private static final String INPUT = "{'a':[1,2,3,4,5,6,7,8,9],'d':[1,2,3,3,3,'x','x'],'s':'Hi','n':3,'o':{'x':1,'y':{'p':1}},"
            + "'m':{'y':{'q':2},'z':3},'j':'{\"k\":[1.50,null]}','list':[{'k':'v1','n':1},{'k':'v2','n':2}]}";

    private static String machine(String call) {
        return Trial.machineOf("'A':{'Type':'Pass','End':true,'Parameters':{'r.$':'" + call.replace("'", "~") + "'}}")
                .replace('~', '\'');
    }

    private static Trial trial(String call) {
        return Trial.of(machine(call), INPUT.replace("\"", "\\\"").replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "States.Format('Hello {}, {} of {}', $.s, $.n, $.a[0]) | \"Hello Hi, 3 of 1\"",
            "States.Format('{}', $.o) | \"{x=1, y={p=1}}\"",
            "States.Format('{}{}', null, true) | \"nulltrue\"",
            "States.Format('\\\\{\\\\}\\\\'s {}', 1.50) | \"{}'s 1.50\"",
            "States.Format('{}', 'a, b)c') | \"a, b)c\"", "States.StringToJson($.j) | {\"k\":[1.50,null]}",
            "States.JsonToString($.o) | \"{\\\"x\\\":1,\\\"y\\\":{\\\"p\\\":1}}\"",
            "States.Array('x', 1, $.n, States.Array()) | [\"x\",1,3,[]]",
            "States.ArrayPartition($.a,4) | [[1,2,3,4],[5,6,7,8],[9]]", "States.ArrayContains($.a, 5) | true",
            "States.ArrayContains($.a, 5.0) | true", "States.ArrayContains($.a, '5') | false",
            "States.ArrayRange(1, 9, 2) | [1,3,5,7,9]", "States.ArrayRange(5, 1, -2) | [5,3,1]",
            "States.ArrayRange(1, 4, 2) | [1,3]", "States.ArrayGetItem($.a, 5) | 6",
            "States.ArrayLength($.a) | 9", "States.ArrayUnique($.d) | [1,2,3,\"x\"]",
            "States.Base64Encode('Data to encode') | \"RGF0YSB0byBlbmNvZGU=\"",
            "States.Base64Decode('RGF0YSB0byBlbmNvZGU=') | \"Data to encode\"",
            "States.Hash('input data', 'SHA-1') | \"aaff4a450a104cd177d28d18d74485e8cae074b7\"",
            "States.JsonMerge($.o, $.m, false) | {\"x\":1,\"y\":{\"q\":2},\"z\":3}",
            "States.MathAdd($.n, -1) | 2", "States.MathAdd(1.5, 1) | 3",
            "States.StringSplit('1,2,3,4,5', ',') | [\"1\",\"2\",\"3\",\"4\",\"5\"]",
            "States.StringSplit('This.is+a,test=string', '.+,=') | [\"This\",\"is\",\"a\",\"test\",\"string\"]",
            "States.ArrayLength($.list[?(@.k == 'v2')]) | 1",
            "States.ArrayGetItem($.list[?(@.n > 1)].k, States.MathAdd(-1, 1)) | \"v2\"",
            "States.Format('{}', $$.Execution.Name) | \"e\""})
    void givesWhatAwsGives(String call, String result) {
        assertThat(Json.text(trial(call).output().get("r"))).isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "States.Format('{} {}', $.n) | States.IntrinsicFailure | The function 'States.Format('{} {}', $.n)' had the following error: ",
            "States.Format('{}', $.no) | States.Runtime | The function 'States.Format('{}', $.no)' had the following error: The JsonPath argument for the field '$.no' could not be found in the input '{",
            "States.StringToJson($.s) | States.IntrinsicFailure | The function 'States.StringToJson($.s)' had",
            "States.StringToJson($.n) | States.IntrinsicFailure | The function",
            "States.ArrayGetItem($.a, 9) | States.IntrinsicFailure | The function",
            "States.ArrayPartition($.a, 0) | States.IntrinsicFailure | The function",
            "States.ArrayRange(1, 1001, 1) | States.IntrinsicFailure | The function",
            "States.ArrayRange(1, 9, 0) | States.IntrinsicFailure | The function",
            "States.ArrayLength($.s) | States.IntrinsicFailure | The function",
            "States.Base64Decode('!') | States.IntrinsicFailure | The function",
            "States.Hash('x', 'CRC') | States.IntrinsicFailure | The function",
            "States.JsonMerge($.o, $.m, true) | States.IntrinsicFailure | The function",
            "States.MathAdd(2147483647, 1) | States.IntrinsicFailure | The function",
            "States.MathRandom(3, 3) | States.IntrinsicFailure | The function"})
    void failsWithAwsErrorNames(String call, String error, String cause) {
        assertThat(trial(call).outcome()).isInstanceOfSatisfying(ExecutionOutcome.Failed.class, f -> {
            assertThat(f.error()).contains(error);
            assertThat(f.cause().orElseThrow()).startsWith(
                    "An error occurred while executing the state 'A' (entered at the event id #2). " + cause);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"States.Nothing($.a)", "States.Format(", "States.Format('{}', $.a", "States.UUID(1)",
            "States.ArrayLength()", "States.Array(1,)", "States.Array(x)", "States.Array(1) 2", "States.Array($..[)",
            "States.Array(States.Array(States.Array(States.Array(States.Array(States.Array(States.Array(States.Array("
                    + "States.Array(States.Array(States.Array()))))))))))"})
    void refusesCallsThatCannotBeRead(String call) {
        assertThatThrownBy(() -> Definition.parse(machine(call))).isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining("The value for the field 'r.$' must be a valid JSONPath or a valid intrinsic "
                        + "function call at /States/A/Parameters");
    }

    @Test
    void drawsWithinTheRangeAndRepeatsForASeed() {
        assertThat(trial("States.MathRandom(5, 6)").output().get("r").intValue()).isEqualTo(5);
        assertThat(trial("States.MathRandom(1, 999999, 7)").output()).isEqualTo(trial(
                "States.MathRandom(1, 999999, 7)").output());
        assertThat(trial("States.UUID()").output().get("r").textValue()).matches(
                "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }

    @Test
    void replayPassesTheSameUuidToTheTask() {
        var states = Trial.machineOf("'A':{'Type':'Task','Resource':'arn:aws:lambda:r:1:function:f','End':true,"
                + "'Parameters':{'a.$':'States.UUID()','b.$':'States.UUID()'}}");
        var first = Trial.of(states, "{}", call -> Trial.done("1"));
        first.outcome();
        List<JournalEntry> untilStarted = new ArrayList<>(first.journal.entries.stream().takeWhile(e -> !e.key()
                .endsWith(":outcome")).toList());

        var second = Trial.resumed(states, "{}", call -> Trial.done("1"), untilStarted);
        second.outcome();

        var sent = first.effects.performed.getFirst().parameters();
        assertThat(second.effects.performed.getFirst().parameters()).isEqualTo(sent);
        assertThat(sent.get("a")).isNotEqualTo(sent.get("b"));
    }

    @Test
    void formatsErrorAndCauseOfAFailState() {
        var fail = Trial.machineOf(
                "'A':{'Type':'Fail','ErrorPath':'$.s','CausePath':`States.Format(~{} of {}~, $.n, 4)`}"
                        .replace('`', '\'')).replace('~', '\'');

        assertThat(Trial.of(fail, "{\"s\":\"E\",\"n\":3}").outcome()).isEqualTo(new ExecutionOutcome.Failed(
                Optional.of("E"), Optional.of("3 of 4")));
    }
}
