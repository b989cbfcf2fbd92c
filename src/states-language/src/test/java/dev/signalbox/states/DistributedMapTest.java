package dev.signalbox.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.states.internal.data.Json;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistributedMapTest {
    private static final String READER = "'ItemReader':{'Resource':'arn:aws:states:::s3:getObject','ReaderConfig':"
            + "{'InputType':'CSV','CSVHeaderLocation':'FIRST_ROW','MaxItemsPath':'$.max'},'Parameters':{'Bucket':'b','Key.$':'$.key'}}";
    private static final String INPUT = "{\"key\":\"k.csv\",\"max\":7,\"pct\":12.5,\"who\":\"me\",\"items\":[4,5]}";

    private static String machine(String fields, String more) {
        return Trial.machineOf(
                "'A':{'Type':'Map',%s,'ItemProcessor':{'ProcessorConfig':{'Mode':'DISTRIBUTED','ExecutionType':'EXPRESS'},"
                        .formatted(fields) + "'StartAt':'I','States':{'I':{'Type':'Pass','End':true}}}," + more
                        + "'End':true}");
    }

    private static void end(Trial trial, TaskOutcome outcome) {
        trial.await(() -> !trial.effects.mapRuns.isEmpty());
        trial.effects.mapRuns.values().forEach(e -> e.accept(outcome));
    }

    @Test
    void ordersAMapRunWithEverythingResolved() throws Exception {
        var trial = Trial.of(machine(READER + ",'Label':'L','MaxConcurrency':3,'ToleratedFailureCount':2,"
                + "'ToleratedFailurePercentagePath':'$.pct','ItemSelector':{'v.$':'$$.Map.Item.Value','i.$':'$$.Map.Item.Index','w.$':'$.who'},"
                + "'ItemBatcher':{'MaxItemsPerBatch':10,'BatchInput':{'w.$':'$.who'}},"
                + "'ResultWriter':{'Resource':'arn:aws:states:::s3:putObject','Parameters':{'Bucket':'out','Prefix.$':'$.who'}}",
                ""), INPUT);

        end(trial, Trial.done("{'MapRunArn':'x'}"));

        assertThat(Json.text(trial.output())).isEqualTo("{\"MapRunArn\":\"x\"}");
        var order = trial.effects.orders.getFirst();
        assertThat(order.arn()).isEqualTo("mapRun/L:1");
        assertThat(order.items()).isEqualTo(new MapRunOrder.Items.Read("arn:aws:states:::s3:getObject", Json.own(
                "{\"Bucket\":\"b\",\"Key\":\"k.csv\"}"), Json.own(
                        "{\"InputType\":\"CSV\",\"CSVHeaderLocation\":\"FIRST_ROW\",\"MaxItemsPath\":\"$.max\"}"), 7));
        assertThat(order.batching()).isEqualTo(new MapRunOrder.Batching(10, 0, Optional.of(Json.own(
                "{\"w\":\"me\"}"))));
        assertThat(order.tolerance()).isEqualTo(new MapRunOrder.Tolerance(2, 12.5));
        assertThat(order.maxConcurrency()).isEqualTo(3);
        assertThat(order.export().orElseThrow().destination().orElseThrow()).isEqualTo(Json.own(
                "{\"Bucket\":\"out\",\"Prefix\":\"me\"}"));
        assertThat(Json.text(order.inputs().of(6, Optional.empty(), Json.own("9")))).isEqualTo(
                "{\"v\":9,\"w\":\"me\",\"i\":6}");
        assertThat(trial.journal.types()).containsExactly("ExecutionStarted", "MapStateEntered", "MapStateStarted",
                "MapRunStarted", "MapRunSucceeded", "MapStateSucceeded", "MapStateExited", "ExecutionSucceeded");
    }

    @Test
    void passesTheInputsItems() {
        var trial = Trial.of(machine("'ItemsPath':'$.items'", "'ResultPath':'$.r','OutputPath':'$.r',"), INPUT);

        end(trial, Trial.done("[1,2]"));

        assertThat(Json.text(trial.output())).isEqualTo("[1,2]");
        assertThat(trial.effects.orders.getFirst().items()).isEqualTo(new MapRunOrder.Items.Given(Json.own("[4,5]")));
        assertThat(trial.effects.orders.getFirst().tolerance()).isEqualTo(new MapRunOrder.Tolerance(0, -1));
    }

    @Test
    void failsWithTheMapRunAndCanBeCaught() {
        var trial = Trial.of(machine("'ItemsPath':'$.items'", "'Catch':[{'ErrorEquals':['States.ItemReaderFailed'],"
                + "'Next':'B'}],'Next':'B'},'B':{'Type':'Pass',"), INPUT);

        end(trial, new TaskOutcome.Failed("States.ItemReaderFailed", "no such key"));

        assertThat(trial.output().get("Cause").textValue()).isEqualTo("no such key");
        assertThat(trial.journal.types()).contains("MapRunFailed", "MapStateFailed", "MapStateExited");
    }

    @Test
    void takesUpTheSameMapRunAfterACrash() {
        var states = machine("'ItemsPath':'$.items'", "");
        var first = Trial.of(states, INPUT);
        first.await(() -> !first.effects.mapRuns.isEmpty());

        var second = Trial.resumed(states, INPUT, c -> Trial.done("0"), first.journal.entries);
        end(second, Trial.done("[]"));

        assertThat(second.output().isEmpty()).isTrue();
        assertThat(second.effects.orders.getFirst().arn()).isEqualTo(first.effects.orders.getFirst().arn());
    }

    private static Trial redriven(String states, Trial ended, int count) {
        assertThat(ended.outcome()).isInstanceOf(ExecutionOutcome.Failed.class);
        return Trial.resumed(states, INPUT, c -> Trial.done("0"), Execution.redriven(ended.journal.entries, count,
                ScriptedEffects.START.plusSeconds(100)));
    }

    @Test
    void aRedriveGoesOnWithTheSameMapRun() {
        var states = machine("'ItemsPath':'$.items'", "");
        var first = Trial.of(states, INPUT);
        end(first, new TaskOutcome.Failed("Boom", "no"));
        var second = redriven(states, first, 1);
        end(second, new TaskOutcome.Failed("Boom", "no"));
        var third = redriven(states, second, 2);
        end(third, Trial.done("[]"));

        assertThat(third.output().isEmpty()).isTrue();
        var order = third.effects.orders.getFirst();
        assertThat(order.arn()).isEqualTo(first.effects.orders.getFirst().arn());
        assertThat(order.redrives()).isEqualTo(2);
        var types = third.journal.types();
        assertThat(types.subList(types.indexOf("ExecutionRedriven"), types.size())).containsExactly("ExecutionRedriven",
                "MapRunRedriven", "MapRunSucceeded", "MapStateSucceeded", "MapStateExited", "ExecutionSucceeded");
        var events = third.journal.history();
        var redriven = events.stream().filter(e -> e.type().equals("ExecutionRedriven")).findFirst().orElseThrow();
        assertThat(redriven.previousId()).isEqualTo(redriven.id() - 1);
    }

    @Test
    void aMapRunWhoseResultIsTooLargeIsBegunAnewByARedrive() {
        var states = machine("'ItemsPath':'$.items'", "");
        var first = Trial.of(states, INPUT);
        end(first, new TaskOutcome.Failed("States.DataLimitExceeded", "too large"));
        var second = redriven(states, first, 1);
        end(second, Trial.done("[]"));

        assertThat(second.output().isEmpty()).isTrue();
        assertThat(second.effects.orders.getFirst().redrives()).isZero();
        assertThat(second.journal.types()).doesNotContain("MapRunRedriven");
    }

    @Test
    void abortsTheMapRunOfAStoppedExecution() {
        var trial = Trial.of(machine("'ItemsPath':'$.items'", ""), INPUT);
        trial.await(() -> !trial.effects.mapRuns.isEmpty());

        trial.execution.stop(Optional.empty(), Optional.empty());

        assertThat(trial.outcome()).isInstanceOf(ExecutionOutcome.Aborted.class);
        assertThat(trial.effects.cancelled).containsExactly("mapRun/A:1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "'ItemReader':{'Resource':'arn:aws:states:::s3:getObject','Parameters':{}} | These fields are required: [InputType] at /States/A/ItemReader/ReaderConfig",
            "'ItemReader':{'Resource':'arn:aws:states:::sqs:x','Parameters':{}} | Value should be one of the following: ",
            "'ItemBatcher':{} | At least one of these fields is required: [MaxItemsPerBatch, MaxInputBytesPerBatch]",
            "'ResultWriter':{} | These fields are required: [Resource, Parameters] at /States/A/ResultWriter",
            "'ToleratedFailurePercentage':101 | Maximum value is 100.0 at /States/A/ToleratedFailurePercentage",
            "'Label':'a b' | Value is not a valid label"})
    void namesWhatIsWrong(String fields, String message) {
        assertThatThrownBy(() -> Definition.parse(machine(fields, ""))).hasMessageContaining(message);
    }
}
