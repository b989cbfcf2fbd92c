package dev.signalbox.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionTest {
    private static final String CALLBACK = """
            {"Comment":"c","StartAt":"Ask","TimeoutSeconds":100,"States":{
              "Ask":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke.waitForTaskToken","TimeoutSeconds":60,
                "HeartbeatSecondsPath":"$.beat",
                "Parameters":{"FunctionName":"f","Payload":{"token.$":"$$.Task.Token","id.$":"$.id"}},
                "Retry":[{"ErrorEquals":["Lambda.ServiceException"],"IntervalSeconds":2,"MaxAttempts":6,
                  "BackoffRate":1.5,"MaxDelaySeconds":9,"JitterStrategy":"FULL"}],
                "Catch":[{"ErrorEquals":["States.ALL"],"ResultPath":"$.error","Next":"Broken"}],
                "ResultPath":null,"Next":"Which"},
              "Which":{"Type":"Choice","Choices":[
                {"And":[{"Variable":"$.n","NumericGreaterThan":3},{"Not":{"Variable":"$.s","IsPresent":true}}],"Next":"All"},
                {"Variable":"$.a","StringEqualsPath":"$.b","Next":"Done"}],"Default":"Later"},
              "Later":{"Type":"Wait","Timestamp":"2026-01-01T00:00:00Z","Next":"Done"},
              "All":{"Type":"Map","ItemsPath":"$.items","MaxConcurrency":2,"Iterator":{"StartAt":"One","States":{
                "One":{"Type":"Pass","Result":1,"End":true}}},"Next":"Done"},
              "Done":{"Type":"Succeed"},
              "Broken":{"Type":"Fail","ErrorPath":"$.error.Error","Cause":"x"}}}""";

    @Test
    void readsEveryFieldOfARealisticMachine() throws InvalidDefinitionException {
        var machine = Definition.parse(CALLBACK);

        assertThat(machine.states().keySet()).containsExactly("Ask", "Which", "Later", "All", "Done", "Broken");
        var task = (State.Task) machine.state("Ask");
        assertThat(task.timeout()).contains(new Amount.Fixed(60));
        assertThat(task.heartbeat()).contains(new Amount.At("$.beat"));
        assertThat(task.retriers()).containsExactly(new Retrier(List.of("Lambda.ServiceException"), 2, 1.5, 6, Optional
                .of(9L), true));
        assertThat(task.catchers()).containsExactly(new Catcher(List.of("States.ALL"), Optional.of("$.error"),
                "Broken", Optional.empty(), Optional.empty()));
        assertThat(((DataFlow.JsonPath) task.data()).resultPath()).isEmpty();
        assertThat(task.targets()).containsExactly("Which", "Broken");
        var choice = (State.Choice) machine.state("Which");
        assertThat(choice.rules().getFirst().condition()).hasToString("$.n > 3 and (not ($.s is present))");
        assertThat(choice.targets()).containsExactly("All", "Done", "Later");
        assertThat(machine.state("All").children()).singleElement().extracting(StateMachine::startAt).isEqualTo("One");
        assertThat(((State.Fail) machine.state("Broken")).error()).contains(new Text.At("$.error.Error"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"StartAt\":\"A\",\"States\":{\"A\":7}}", "nonsense", "[]", "", "null",
            "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Choice\",\"Choices\":[1,{\"And\":{}}]}}}"})
    void refusesOddTextsButReadsThemLeniently(String text) {
        assertThat(Definition.read(text).machine()).isNotNull();
        assertThatThrownBy(() -> Definition.parse(text)).isInstanceOf(InvalidDefinitionException.class);
    }

    @Test
    void drawsDefinitionsThatItWillNotRun() {
        var definition = Definition.read("""
                {"QueryLanguage":"JSONata","StartAt":"A","States":{
                 "A":{"Type":"Choice","Choices":[{"Condition":"{% $x > 1 %}","Next":"B"}],"Default":"C"},
                 "B":{"Type":"Teleport","Next":"C"},
                 "C":{"Type":"Map","ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},
                   "StartAt":"D","States":{"D":{"Type":"Succeed"}}},"End":true}}}""");

        var states = definition.machine().states();
        assertThat(definition.isValid()).isFalse();
        assertThat(states.get("A")).isInstanceOfSatisfying(State.Choice.class, a -> assertThat(a.rules().getFirst()
                .condition()).hasToString("{% $x > 1 %}"));
        assertThat(states.get("B")).isEqualTo(new State.Unknown("B", Optional.empty(), "Teleport", List.of("C")));
        assertThat(states.get("C")).isInstanceOfSatisfying(State.Map.class, c -> assertThat(c.distributed()).isTrue());
    }

    @Test
    void answersInAwsWordsWhenFieldsAreMissing() {
        assertThatThrownBy(() -> Definition.parse("{}")).hasMessage(
                "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: These fields are required: [States, StartAt] at /'");
    }

    @Test
    void refusesAMachineWithoutStates() {
        assertThatThrownBy(() -> Definition.parse("{\"StartAt\":\"Gone\",\"States\":{}}")).hasMessage(
                "Invalid State Machine Definition: 'MISSING_TRANSITION_TARGET: Missing 'Next' target: Gone at /StartAt, MISSING_END_STATE: Workflow has no terminal state at null'");
    }

    @Test
    void refusesDuplicateKeys() {
        assertThatThrownBy(() -> Definition.parse("""
                {"StartAt":"A","States":{"A":{"Type":"Succeed"},"A":{"Type":"Succeed"}}}""")).hasMessageContaining(
                "INVALID_JSON_DESCRIPTION: Duplicate field 'A'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{'Type':'Pass','Next':'X'} | MISSING_TRANSITION_TARGET: Missing 'Next' target: X at /States/A/Next",
            "{'Type':'Pass'} | This object should have only one of the following fields: [Next, End] at /States/A",
            "{'Type':'Pass','Next':'A','End':true} | There should only be one of the following fields: [Next, End] at /States/A",
            "{'Type':'Pas','Next':'A'} | The field 'Type' should have one of these values: [Task, Wait, Pass, Succeed, Fail, Choice, Parallel, Map] at /States/A/Type",
            "{'Type':'Wait','Seconds':-1,'End':true} | Minimum value is 0 at /States/A/Seconds",
            "{'Type':'Wait','Seconds':100000000,'End':true} | Maximum value is 99999999 at /States/A/Seconds",
            "{'Type':'Wait','Seconds':'1','End':true} | Expected value of type Integer at /States/A/Seconds",
            "{'Type':'Pass','InputPath':'a','End':true} | Value must be a valid JSONPath. at /States/A/InputPath",
            "{'Type':'Choice','Choices':[]} | Value cannot be empty at /States/A/Choices",
            "{'Type':'Choice','Choices':[{'Next':'A'}]} | The object must have only one of the following fields, [And, Or, Not, Variable, Condition] at /States/A/Choices[0]",
            "{'Type':'Parallel','Branches':[],'TimeoutSeconds':1,'End':true} | Field 'TimeoutSeconds' is not supported at /States/A",
            "{'Type':'Task','Resource':'x','End':true} | Value is not a valid resource ARN at /States/A/Resource",
            "{'Type':'Pass','Parameters':{'a.$':'x'},'End':true} | The value for the field 'a.$' must be a valid JSONPath or a valid intrinsic function call at /States/A/Parameters",
            "{'Type':'Pass','ResultPath':'$.a[*]','End':true} | Value is not a Reference Path at /States/A/ResultPath",
            "{'Type':'Wait','Seconds':1,'SecondsPath':'$.x','End':true} | There should only be one of the following fields: [SecondsPath, Seconds, TimestampPath, Timestamp] at /States/A",
            "{'Type':'Succeed','Sec':1} | Field 'Sec' is not supported at /States/A",
            "{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','TimeoutSeconds':5,'HeartbeatSeconds':5,'End':true} | HeartbeatSeconds must be less than TimeoutSeconds at /States/A/HeartbeatSeconds",
            "{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','End':true,'Retry':[{'ErrorEquals':['States.ALL','x']}]} | States.ALL must appear alone and at end of list at /States/A/Retry[0]/ErrorEquals",
            "{'Type':'Choice','Choices':[{'Variable':'$.a','Next':'A'}]} | Exactly one comparison operator is required at /States/A/Choices[0]"})
    void namesWhatIsWrongAndWhere(String state, String message) {
        var text = "{'StartAt':'A','States':{'A':" + state + "}}";

        assertThatThrownBy(() -> Definition.parse(text.replace('\'', '"'))).hasMessageContaining(message);
    }

    @Test
    void refusesStatesThatNothingReaches() {
        assertThatThrownBy(() -> Definition.parse("""
                {"StartAt":"A","States":{"A":{"Type":"Succeed"},"B":{"Type":"Succeed"}}}""")).hasMessageContaining(
                "MISSING_TRANSITION_TARGET: State \"B\" is not reachable. at /States/B");
    }

    @Test
    void refusesTheSameStateNameInTwoBranches() {
        assertThatThrownBy(() -> Definition.parse(
                """
                        {"StartAt":"P","States":{"P":{"Type":"Parallel","End":true,"Branches":[
                          {"StartAt":"A","States":{"A":{"Type":"Succeed"}}},{"StartAt":"A","States":{"A":{"Type":"Succeed"}}}]}}}"""))
                .hasMessageContaining("DUPLICATE_STATE_NAME: Duplicate State name: A");
    }
}
