package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionDiagnostic;

final class DefinitionValidationContractTest {
    private static final String ROLE = "arn:aws:iam::000000000000:role/states";

    @TempDir static Path folder;
    private static LocalCloudFixture fixture;
    private static SfnClient states;

    @BeforeAll
    static void start() {
        fixture = new LocalCloudFixture(folder);
        states = fixture.client(SfnClient.builder());
    }

    @AfterAll
    static void stop() {
        states.close();
        fixture.close();
    }

    private static List<String> found(String definition, StateMachineType type) {
        return states.validateStateMachineDefinition(r -> r.definition(definition.replace('\'', '"')).type(type)
                .severity("WARNING")).diagnostics().stream().map(DefinitionValidationContractTest::text).toList();
    }

    private static String text(ValidateStateMachineDefinitionDiagnostic diagnostic) {
        return diagnostic.severityAsString() + " " + diagnostic.code() + ": " + diagnostic.message() + " @ "
                + diagnostic.location();
    }

    @Test
    void tellsWhatIsNoDefinitionAtAll() {
        var source = "[Source: (String)\"not a definition\"; line: 1, column: 4]";
        assertThat(found("", StateMachineType.STANDARD)).containsExactly(
                "ERROR SCHEMA_VALIDATION_FAILED: Definition must be a valid JSON object @ null");
        assertThat(found("not a definition", StateMachineType.STANDARD)).containsExactly(
                "ERROR INVALID_JSON_DESCRIPTION: Unrecognized token 'not': was expecting (JSON String, Number, Array, "
                        + "Object or token 'null', 'true' or 'false')\n at " + source + " @ " + source);
        assertThat(found("{}", StateMachineType.STANDARD)).containsExactly(
                "ERROR SCHEMA_VALIDATION_FAILED: These fields are required: [States, StartAt] @ /");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', nullValues = "-", value = {
            "'A':{'Type':'Pass','Next':'B'},'B':{'Type':'Pass','Next':'A'} | MISSING_END_STATE: Workflow has no terminal state @ null | -",
            "'A':{'Type':'Pass','Next':'A'},'B':{'Type':'Pass','Next':'A'} | MISSING_END_STATE: Workflow has no terminal state @ null | -",
            "'A':{'Type':'Pass','Next':'A'},'C':{'Type':'Pass','End':true} | MISSING_TRANSITION_TARGET: State \"C\" is not reachable. @ /States/C | -",
            "'A':{'Type':'Pass','Next':'X'} | MISSING_TRANSITION_TARGET: Missing 'Next' target: X @ /States/A/Next | MISSING_END_STATE: Workflow has no terminal state @ null",
            "'A':{'Type':'Choice','Choices':[{'Variable':'$','IsNull':true,'Next':'X'}],'Default':'B'},'B':{'Type':'Succeed'} | MISSING_TRANSITION_TARGET: Missing 'Next' target: X @ /States/A/Choices[0]/Next | -",
            "'A':{'Type':'Choice','Choices':[{'Variable':'$','IsNull':true,'Next':'B'}],'Default':'X'},'B':{'Type':'Succeed'} | MISSING_TRANSITION_TARGET: Missing 'Next' target: X @ /States/A/Default | -",
            "'A':{'Type':'Pass','Next':'X'},'B':{'Type':'Succeed'} | MISSING_TRANSITION_TARGET: Missing 'Next' target: X @ /States/A/Next | MISSING_TRANSITION_TARGET: State \"B\" is not reachable. @ /States/B"})
    void followsTheTransitions(String all, String first, String second) {
        var expected = second == null ? List.of("ERROR " + first) : List.of("ERROR " + first, "ERROR " + second);
        assertThat(found("{'StartAt':'A','States':{" + all + "}}", StateMachineType.STANDARD)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "arn:aws:states:::sqs:sendMessage.waitForTaskToken | Express state machine does not support '.waitForTaskToken' service integration ",
            "arn:aws:states:::states:startExecution.sync | Express state machine does not support '.sync' service integration",
            "arn:aws:states:local-1:000000000000:activity:a | Express state machine does not support Activity ARN"})
    void tellsWhatExpressCannotDo(String resource, String message) {
        var definition = "{'StartAt':'A','States':{'A':{'Type':'Parallel','End':true,'Branches':[{'StartAt':'T',"
                + "'States':{'T':{'Type':'Task','End':true,'Resource':'" + resource + "'}}}]}}}";
        assertThat(found(definition, StateMachineType.EXPRESS)).singleElement().asString().startsWith(
                "ERROR SCHEMA_VALIDATION_FAILED: " + message.strip()).endsWith(
                        " @ /States/A/Branches[0]/States/T/Resource");
    }

    @Test
    void tellsTheSameWhenCreating() {
        assertThatThrownBy(() -> states.createStateMachine(r -> r.name("m").roleArn(ROLE).definition(
                "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"Next\":\"X\"}}}"))).isInstanceOf(
                        InvalidDefinitionException.class).hasMessageStartingWith(
                                "Invalid State Machine Definition: 'MISSING_TRANSITION_TARGET: Missing 'Next' target: X at "
                                        + "/States/A/Next, MISSING_END_STATE: Workflow has no terminal state at null'");
    }

    @Test
    void cutsLongAnswers() {
        var answer = states.validateStateMachineDefinition(r -> r.definition(
                "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"Next\":\"X\"}}}").maxResults(1));
        assertThat(answer.diagnostics()).hasSize(1);
        assertThat(answer.truncated()).isTrue();
        assertThatThrownBy(() -> states.validateStateMachineDefinition(r -> r.definition("{}").maxResults(101)))
                .hasMessageStartingWith("1 validation error detected: Value '101' at 'maxResults' failed to satisfy "
                        + "constraint: Member must have value less than or equal to 100");
    }
}
