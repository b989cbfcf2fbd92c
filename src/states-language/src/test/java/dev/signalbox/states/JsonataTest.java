package dev.signalbox.states;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.states.internal.data.Json;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** States that speak JSONata. */
class JsonataTest {
    static String jsonata(String states) {
        return "{\"QueryLanguage\":\"JSONata\",\"StartAt\":\"A\",\"States\":{" + states + "}}";
    }

    private static JsonNode output(String expression, String input) {
        var pass = Json.object().put("Type", "Pass").put("Output", "{% " + expression + " %}").put("End", true);
        return Trial.of(jsonata("\"A\":" + pass), input).output();
    }

    private static ExecutionOutcome.Failed failure(String state, String input) {
        return (ExecutionOutcome.Failed) Trial.of(jsonata("\"A\":" + state.replace('`', '"')), input).outcome();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "$states.input.a | 1",
            "$states.input | {\"a\":1,\"b\":[1,2,3],\"big\":9223372036854775807,\"n\":null,\"d\":0.1}",
            "$states.input.big | 9223372036854775807", "2 * 1.5 | 3", "1 / 4 | 0.25", "$states.input.n | null",
            "$exists($states.input.none) | false", "$exists($states.input.n) | true", "$sum($states.input.b) | 6",
            "$states.input.b[$ > 1] | [2,3]", "$states.input.b[$ > 2] | 3", "[$states.input.b[$ > 2]] | [3]",
            "$map($states.input.b, function($v) { $v * 2 }) | [2,4,6]", "{'x': $states.input.none} | {}",
            "$partition([1,2,3,4,5], 2) | [[1,2],[3,4],[5]]", "$range(0, 10, 5) | [0,5,10]", "$range(7, 7, 1) | 7",
            "$range(3, 1, -1) | [3,2,1]", "$hash('x', 'MD5') | \"9dd4e461268c8034f5c8564e155c67a6\"",
            "$parse('{\"k\":[1]}').k | [1]", "$random(7) = $random(7) | true", "$length($uuid()) | 36",
            "$contains('abc', /B/i) | true", "$millis() = $toMillis($now()) | true",
            "$states.context.State.Name | \"A\"", "$count($shuffle([1,2,3])) | 3"
    })
    void evaluatesExpressions(String expression, String expected) {
        var input = "{\"a\":1,\"b\":[1,2,3],\"big\":9223372036854775807,\"n\":null,\"d\":0.1}";

        assertThat(Json.text(output(expression, input))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "{`Output`:{`v`:`{% $states.input.none %}`}} | Output/v | '$states.input.none' | returned nothing (undefined).",
            "{`Output`:{`a`:[1,{`b`:`{% $none %}`}]}} | Output/a[1]/b | '$none' | returned nothing (undefined).",
            "{`Assign`:{`x`:`{% $eval('1') %}`}} | Assign/x | '$eval('1')' | threw an error during evaluation. T1006: Attempted to invoke a non-function",
            "{`Output`:`{% $sum(['a']) %}`} | Output | '$sum(['a'])' | threw an error during evaluation. T0412: Argument 1 of function `sum` must be an array of `numbers`",
            "{`Output`:`{% 1 < 'a' %}`} | Output | '1 < 'a'' | threw an error during evaluation. T2009: The values 1 and `a` either side of operator `<` must be of the same data type",
            "{`Output`:`{% $split('a','b',-1) %}`} | Output | '$split('a','b',-1)' | threw an error during evaluation. D3020: Third argument of split function must evaluate to a positive number",
            "{`Output`:`{% $parse(1) %}`} | Output | '$parse(1)' | threw an error during evaluation. T0410: Argument 1 of function `parse` does not match function signature",
            "{`Output`:`{% [1..900000] ~> $count() %}`} | Output | '[1..900000] ~> $count()' | threw an error during evaluation: Expression evaluation memory limit exceeded: Check for excessive memory usage",
            "{`Output`:`{% $f := function($x){$x} %}`} | Output | '$f := function($x){$x}' | returned an unsupported result type."
    })
    void tellsWhichFieldFailedAndWhy(String fields, String location, String expression, String why) {
        var state = fields.substring(0, fields.length() - 1) + ",`Type`:`Pass`,`End`:true}";
        var trial = Trial.of(jsonata("\"A\":" + state.replace('`', '"')), "{}");
        var cause = "An error occurred while executing the state 'A' (entered at the event id #2). The JSONata expression "
                + expression + " specified for the field '" + location + "' " + why.replace('`', '"');

        var failed = (ExecutionOutcome.Failed) trial.outcome();

        assertThat(failed.error()).contains("States.QueryEvaluationError");
        assertThat(failed.cause()).contains(cause);
        assertThat(trial.journal.types()).containsExactly("ExecutionStarted", "PassStateEntered", "EvaluationFailed",
                "ExecutionFailed");
        var event = trial.journal.history().get(2);
        assertThat(event.previousId()).isZero();
        assertThat(event.details().get("location").textValue()).isEqualTo(location);
        assertThat(event.details().get("state").textValue()).isEqualTo("A");
        assertThat(event.details().get("cause").textValue()).isEqualTo(cause);
        assertThat(trial.journal.history().get(3).previousId()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "{`Type`:`Wait`,`Seconds`:`{% 'x' %}`,`End`:true} | Seconds | 'number', but was 'string' for value: `x`",
            "{`Type`:`Fail`,`Error`:`{% 5 %}`} | Error | 'string', but was 'number' for value: 5",
            "{`Type`:`Choice`,`Choices`:[{`Condition`:`{% false %}`,`Next`:`A`},{`Condition`:`{% {'a':null} %}`,`Next`:`A`}],`Default`:`A`} | Choices[1]/Condition | 'boolean', but was 'object' for value: {`a`:null}",
            "{`Type`:`Task`,`Resource`:`arn:aws:states:::lambda:invoke`,`TimeoutSeconds`:`{% [1] %}`,`End`:true} | TimeoutSeconds | 'number', but was 'array' for value: [1]",
            "{`Type`:`Map`,`Items`:`{% null %}`,`ItemProcessor`:{`StartAt`:`B`,`States`:{`B`:{`Type`:`Succeed`}}},`End`:true} | Items | 'array', but was 'null' for value: null"
    })
    void tellsWhenAResultHasNotTheTypeOfTheField(String state, String field, String types) {
        // A loop needs an end, which the Succeed state is.
        var machine = jsonata("\"A\":" + state.replace('`', '"').replace("\"Default\":\"A\"", "\"Default\":\"Z\"")
                + (state
                        .contains("Choice") ? ",\"Z\":{\"Type\":\"Succeed\"}" : ""));

        var failed = (ExecutionOutcome.Failed) Trial.of(machine, "{}").outcome();

        assertThat(failed.error()).contains("States.QueryEvaluationError");
        assertThat(failed.cause().orElse("")).contains("specified for the field '" + field
                + "' returned an unexpected result type. Expected " + types.replace('`', '"'));
    }

    @Test
    void givesTasksTheirArgumentsAndOutputsTheirResult() {
        var trial = Trial.of(jsonata(
                """
                        "A":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Arguments":{"n":"{% $states.input.n + 1 %}"},
                          "TimeoutSeconds":"{% $states.input.limit %}","HeartbeatSeconds":"{% 5 %}",
                          "Credentials":{"RoleArn":"{% 'arn:aws:iam::000000000000:role/' & $states.input.role %}"},
                          "Output":{"in":"{% $states.input.n %}","out":"{% $states.result.v %}"},"End":true}"""),
                "{\"n\":1,\"limit\":20,\"role\":\"r\"}", call -> Trial.done("{'v':" + call.parameters().get("n")
                        + "0}"));

        assertThat(Json.text(trial.output())).isEqualTo("{\"in\":1,\"out\":20}");
        var scheduled = trial.journal.history().get(2).details();
        assertThat(scheduled.get("timeoutInSeconds").longValue()).isEqualTo(20);
        assertThat(scheduled.get("heartbeatInSeconds").longValue()).isEqualTo(5);
        assertThat(scheduled.at("/taskCredentials/roleArn").textValue()).isEqualTo("arn:aws:iam::000000000000:role/r");
    }

    @Test
    void passesOnTheResultOfATaskWithoutOutputAndTheErrorOfACatcherWithoutOne() {
        var machine = jsonata("""
                "A":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Next":"B",
                  "Catch":[{"ErrorEquals":["Boom"],"Assign":{"why":"{% $states.errorOutput.Cause %}"},"Next":"C"}]},
                "B":{"Type":"Pass","End":true},
                "C":{"Type":"Pass","Output":{"error":"{% $states.input.Error %}","why":"{% $why %}"},"End":true}""");

        assertThat(Json.text(Trial.of(machine, "{}", call -> Trial.done("{'r':1}")).output())).isEqualTo("{\"r\":1}");
        assertThat(Json.text(Trial.of(machine, "{}", call -> new TaskOutcome.Failed("Boom", "no")).output())).isEqualTo(
                "{\"error\":\"Boom\",\"why\":\"no\"}");
    }

    @Test
    void catchesAFailedEvaluationLikeAnyError() {
        var trial = Trial.of(jsonata(
                """
                        "A":{"Type":"Map","Items":"{% $states.input.none %}","End":true,
                          "ItemProcessor":{"StartAt":"I","States":{"I":{"Type":"Succeed"}}},
                          "Catch":[{"ErrorEquals":["States.QueryEvaluationError"],"Output":"{% $states.input.k %}","Next":"C"}]},
                        "C":{"Type":"Succeed"}"""),
                "{\"k\":7}");

        assertThat(trial.output().intValue()).isEqualTo(7);
        assertThat(trial.journal.types()).containsExactly("ExecutionStarted", "MapStateEntered", "EvaluationFailed",
                "MapStateFailed", "MapStateExited", "SucceedStateEntered", "SucceedStateExited", "ExecutionSucceeded");
    }

    @Test
    void choosesByTheFirstRuleThatHolds() {
        var machine = jsonata("""
                "A":{"Type":"Choice","Default":"D","Output":"{% 'default' %}","Choices":[
                  {"Condition":"{% $states.input.n > 1 %}","Next":"D","Output":{"n":"{% $states.input.n %}"}},
                  {"Condition":"{% $states.input.n = 1 %}","Next":"D"}]},
                "D":{"Type":"Succeed"}""");

        assertThat(List.of("2", "1", "0")).extracting(n -> Json.text(Trial.of(machine, "{\"n\":" + n + "}").output()))
                .containsExactly("{\"n\":2}", "{\"n\":1}", "\"default\"");
    }

    @Test
    void waitsAsLongAsAnExpressionSays() {
        var trial = Trial.of(jsonata(
                "\"A\":{\"Type\":\"Wait\",\"Seconds\":\"{% $states.input.s * 2 %}\",\"End\":true}"),
                "{\"s\":30}");
        trial.awaitTimer(60);
        trial.effects.jump(Duration.ofSeconds(60));

        assertThat(trial.output().get("s").intValue()).isEqualTo(30);
    }

    @Test
    void endsEvaluationsThatNeverWould() {
        assertThat(failure("{`Type`:`Pass`,`Output`:`{% ($f := function($n) { $f($n + 1) }; $f(1)) %}`,`End`:true}",
                "{}")
                .cause().orElse("")).contains("Expression evaluation timeout: Check for infinite loop");
        assertThat(failure("{`Type`:`Pass`,`Output`:`{% ($f := function($n) { 1 + $f($n) }; $f(1)) %}`,`End`:true}",
                "{}")
                .cause().orElse("")).contains("Stack overflow error: Check for non-terminating recursive function.");
        assertThat(failure("{`Type`:`Pass`,`Output`:`{% $pad('x', 100000000) %}`,`End`:true}", "{}").cause().orElse(""))
                .contains("memory limit exceeded");
        assertThat(failure("{`Type`:`Pass`,`Output`:`{% [1..10000].[1..10000] ~> $count() %}`,`End`:true}", "{}")
                .cause()
                .orElse("")).contains("memory limit exceeded");
        assertThat(failure("{`Type`:`Pass`,`Output`:`{% ($p := function($s, $n) { $n = 0 ? $s : $p($s & $s, $n - 1) }; "
                + "$p('x', 40)) %}`,`End`:true}", "{}").cause().orElse("")).contains("memory limit exceeded");
        assertThat(failure("{`Type`:`Pass`,`Output`:`{% $match($states.input, /^(x+x+)+\\\\1y/) %}`,`End`:true}", "\""
                + "x"
                        .repeat(60) + "\"").cause().orElse("")).contains("timeout");
    }
}
