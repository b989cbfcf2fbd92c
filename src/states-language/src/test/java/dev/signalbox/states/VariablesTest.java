package dev.signalbox.states;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.states.internal.data.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code Assign} does in both languages, and who sees it. */
class VariablesTest {
    private static JsonNode exited(Trial trial, String state) {
        return trial.journal.history().stream().filter(e -> e.type().endsWith("StateExited") && e.details().get("name")
                .textValue().equals(state)).findFirst().orElseThrow().details();
    }

    @Test
    void assignsWhatAllFieldsSawBefore() {
        var trial = Trial.of(Trial.machineOf(
                """
                        'A':{'Type':'Pass','Assign':{'x':3,'a':6,'o':{'p.$':'$.in'}},'Next':'B'},
                        'B':{'Type':'Pass','Assign':{'x.$':'$a','old.$':'$x'},'Parameters':{'seen.$':'$x'},'Next':'C'},
                        'C':{'Type':'Pass','Parameters':{'x.$':'$x','old.$':'$old','p.$':'$o.p[1]','sum.$':'States.MathAdd($x, $a)',
                          'seen.$':'$.seen'},'End':true}"""),
                "{\"in\":[1,2]}");

        assertThat(Json.text(trial.output())).isEqualTo("{\"p\":2,\"old\":3,\"x\":6,\"sum\":12,\"seen\":3}");
        assertThat(exited(trial, "A").get("assignedVariables")).isEqualTo(Json.own(
                "{\"x\":\"3\",\"a\":\"6\",\"o\":\"{\\\"p\\\":[1,2]}\"}"));
        assertThat(exited(trial, "A").at("/assignedVariablesDetails/truncated").booleanValue()).isFalse();
        assertThat(exited(trial, "C").has("assignedVariables")).isFalse();
    }

    @Test
    void pathsOfEveryFieldMayBeginWithAVariable() {
        var trial = Trial.of(Trial.machineOf(
                """
                        'A':{'Type':'Pass','Assign':{'limit':'20','n':7,'list':[1,2],'who':{'name':'x'}},'Next':'B'},
                        'B':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','InputPath':'$who','Parameters':{'in.$':'$'},
                          'TimeoutSecondsPath':'$limit','ResultSelector':{'r.$':'$.r','n.$':'$n'},'OutputPath':'$list','Next':'C'},
                        'C':{'Type':'Choice','Choices':[{'Variable':'$n','NumericEqualsPath':'$n','Next':'M','Assign':{'c.$':'$[0]'}}]},
                        'M':{'Type':'Map','ItemsPath':'$list','ItemSelector':{'i.$':'$$.Map.Item.Value','c.$':'$c'},'End':true,
                          'ItemProcessor':{'StartAt':'I','States':{'I':{'Type':'Pass','Assign':{'i.$':'$.i'},'Next':'J'},
                            'J':{'Type':'Pass','Parameters':{'sum.$':'States.MathAdd($i, $n)','c.$':'$.c'},'End':true}}}}"""),
                "{}",
                call -> Trial.done("{'r':" + call.parameters() + "}"));

        assertThat(Json.text(trial.output())).isEqualTo("[{\"c\":1,\"sum\":8},{\"c\":1,\"sum\":9}]");
        assertThat(trial.effects.performed.getFirst().parameters()).isEqualTo(Json.own("{\"in\":{\"name\":\"x\"}}"));
    }

    @Test
    void assignsTheRawResultOfATaskAndTheErrorOfACatcher() {
        var machine = Trial.machineOf(
                """
                        'A':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','ResultSelector':{'s':1},'ResultPath':null,
                          'Assign':{'all.$':'$'},'Next':'B',
                          'Catch':[{'ErrorEquals':['Boom'],'Assign':{'all.$':'$.Error','in.$':'$$.Execution.Input'},'ResultPath':null,
                            'Next':'B'}]},
                        'B':{'Type':'Pass','Parameters':{'all.$':'$all'},'End':true}""");

        assertThat(Json.text(Trial.of(machine, "{}", call -> Trial.done("{'r':1}")).output())).isEqualTo(
                "{\"all\":{\"r\":1}}");
        assertThat(Json.text(Trial.of(machine, "{}", call -> new TaskOutcome.Failed("Boom", "")).output())).isEqualTo(
                "{\"all\":\"Boom\"}");
    }

    @Test
    void branchesReadWhatIsAroundThemAndKeepTheirOwnToThemselves() {
        var trial = Trial.of(JsonataTest.jsonata("""
                "A":{"Type":"Pass","Assign":{"x":1},"Next":"P"},
                "P":{"Type":"Parallel","Next":"B","Assign":{"all":"{% $states.result %}"},"Branches":[
                  {"StartAt":"L","States":{"L":{"Type":"Pass","Assign":{"own":"{% $x + 1 %}"},"Next":"L2"},
                    "L2":{"Type":"Pass","Output":"{% $own %}","End":true}}},
                  {"StartAt":"R","States":{"R":{"Type":"Pass","Output":"{% $exists($own) %}","End":true}}}]},
                "B":{"Type":"Pass","Assign":{"own":"free again"},"Next":"C"},
                "C":{"Type":"Pass","Output":{"own":"{% $own %}","all":"{% $all %}"},"End":true}"""), "{}");

        assertThat(Json.text(trial.output())).isEqualTo("{\"own\":\"free again\",\"all\":[2,false]}");
    }

    @Test
    void branchesMayNotAssignWhatIsAroundThem() {
        var trial = Trial.of(JsonataTest.jsonata("""
                "A":{"Type":"Pass","Assign":{"x":1},"Next":"M"},
                "M":{"Type":"Map","Items":[1],"End":true,"ItemProcessor":{"StartAt":"I","States":{
                  "I":{"Type":"Pass","Assign":{"x":2},"End":true}}}}"""), "{}");

        var failed = (ExecutionOutcome.Failed) trial.outcome();

        assertThat(failed.error()).contains("States.Runtime");
        assertThat(failed.cause().orElse("")).contains("The variable 'x' exists in an outer scope");
    }

    @Test
    void limitsWhatVariablesHold() {
        var big = "x".repeat(200_000);
        assertThat(Trial.of(JsonataTest.jsonata("\"A\":{\"Type\":\"Pass\",\"End\":true,\"Output\":1,"
                + "\"Assign\":{\"a\":\"{% $states.input %}\",\"b\":\"{% $states.input %}\"}}"), "\"" + big + "\"")
                .error())
                .isEqualTo("States.DataLimitExceeded");

        Set<String> names = new HashSet<>();
        var states = new StringBuilder();
        for (int i = 0; i < 53; i++) {
            names.add("v" + i);
            states.append("\"" + (i == 0 ? "A" : "S" + i) + "\":{\"Type\":\"Pass\",\"Assign\":{\"v" + i
                    + "\":\"{% $states.context.Execution.Input %}\"},\"Next\":\"" + (i == 52 ? "Z" : "S" + (i + 1))
                    + "\"},");
        }
        assertThat(names).hasSize(53);
        assertThat(Trial.of(JsonataTest.jsonata(states + "\"Z\":{\"Type\":\"Succeed\"}"), "\"" + big + "\"").error())
                .isEqualTo("States.DataLimitExceeded");
    }

    @ParameterizedTest
    @ValueSource(strings = {"states", "a-b", "1a", "", "a b"})
    void refusesNamesThatVariablesCannotHave(String name) {
        for (var language : List.of("JSONPath", "JSONata")) {
            var definition = Definition.read("{\"QueryLanguage\":\"" + language
                    + "\",\"StartAt\":\"A\",\"States\":{\"A\":{"
                    + "\"Type\":\"Pass\",\"Assign\":{\"" + name + "\":1},\"End\":true}}}");

            assertThat(definition.diagnostics()).as(language).extracting(Diagnostic::location).containsExactly(
                    "/States/A/Assign");
        }
    }

    @Test
    void takesNamesOfEveryScript() {
        var name = "größe_" + "я".repeat(74);
        assertThat(Definition.read("{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"Assign\":{\"" + name
                + "\":1},\"End\":true}}}").isValid()).isTrue();
        assertThat(Definition.read("{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"Assign\":{\"" + name
                + "x\":1},\"End\":true}}}").isValid()).isFalse();
    }
}
