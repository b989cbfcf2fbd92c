package dev.signalbox.console.screen.executions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.model.ExecutionStatus;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.Histories;
import dev.signalbox.console.model.InputSchema;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.Outcome;
import dev.signalbox.console.model.StartForm;
import dev.signalbox.console.model.list.Condition;
import dev.signalbox.console.store.ExecutionsStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ListAndStartViewModelTest {
    private final ScriptedExecutions gateway = new ScriptedExecutions();
    private Map<String, StartForm> forms = Map.of();
    private final ExecutionsStore store = new ExecutionsStore(gateway, () -> forms, ScriptedExecutions.NO_ROWS,
            Runnable::run, Clock.systemUTC());
    private final List<ExecutionId> opened = new ArrayList<>();
    private final ExecutionsViewModel list = new ExecutionsViewModel(store, NoArchive.store(gateway), Clock.systemUTC(),
            Runnable::run);
    private final StartViewModel start = new StartViewModel(store, Runnable::run, () -> "run-9", opened::add);

    @BeforeEach
    void script() throws Exception {
        gateway.said.countDown();
        gateway.add("nightly", ExecutionStatus.RUNNING, Histories.START, Optional.empty(), List.of())
                .add("broken", ExecutionStatus.FAILED, Histories.START.plusSeconds(5), Optional.of(Histories.START
                        .plusSeconds(6)), List.of());
        forms = Map.of(ScriptedExecutions.MACHINE, new StartForm("Callback download", InputSchema.of(new ObjectMapper()
                .readTree(
                        "{\"required\":[\"projectid\"],\"properties\":{\"projectid\":{\"type\":\"string\",\"minLength\":1,\"default\":\"1\"}}}")),
                List.of(new StartForm.Sample("Large", "{\"projectid\":\"1000002\"}"))));
    }

    @Test
    void keepsRowsOnScreenWhenRefreshFails() {
        list.refresh();
        gateway.failure = Optional.of(new Failure.Unreachable("states.local-1", "refused"));
        list.refresh();
        assertThat(list.rows()).hasSize(2);
        assertThat(list.stateProperty().get()).isInstanceOf(Loadable.Stale.class);
    }

    /** Otherwise the screen says that there is nothing, until it looks again. */
    @Test
    void hasTheRowsWhenItTellsOfAnAnswer() {
        List<Boolean> empty = new ArrayList<>();
        list.stateProperty().subscribe(now -> {
            if (now instanceof Loadable.Ready) {
                empty.add(list.isEmpty());
            }
        });
        list.refresh();
        assertThat(empty).isNotEmpty().containsOnly(false);
    }

    @Test
    void filtersByStatusTextAndStateMachine() {
        list.refresh();
        assertThat(list.rows()).extracting(e -> e.id().name()).containsExactly("broken",
                "nightly");
        assertThat(list.count(ExecutionStatus.RUNNING).get()).isEqualTo(1);
        list.choose(Condition.status(ExecutionStatus.RUNNING), true);
        assertThat(list.rows()).hasSize(1);
        list.choose(Condition.status(ExecutionStatus.RUNNING), false);
        list.textProperty().set("-nightly");
        assertThat(list.rows()).extracting(e -> e.id().name()).containsExactly("broken");
        list.textProperty().set("");
        list.only("arn:aws:states:local-1:000000000000:stateMachine:other");
        assertThat(list.rows()).isEmpty();
        assertThat(list.isEmpty()).isFalse();
    }

    @Test
    void countsAreUnknownBeforeAnythingIsKnown() {
        assertThat(list.count(ExecutionStatus.FAILED).get()).isNegative();
    }

    @Test
    void startsWhatTheFormSaysAndOpensIt() {
        start.open(Optional.of(ScriptedExecutions.MACHINE), Optional.empty());
        assertThat(start.fields().entries()).hasSize(1);
        assertThat(start.rawProperty().get()).isFalse();
        start.fields().entries().getFirst().value().set("");
        assertThat(start.complaintProperty().get()).isEqualTo("projectid is required");
        start.use(start.samples().getFirst());
        assertThat(start.fields().entries().getFirst().value().get()).isEqualTo("1000002");
        start.start();
        assertThat(gateway.calls).contains("start run-9 {\"projectid\":\"1000002\"}");
        assertThat(opened).containsExactly(ScriptedExecutions.id("run-9"));
    }

    @Test
    void aSampleFillsFieldsOfAllKindsAndStaysAsItIs() throws Exception {
        var schema = InputSchema.of(new ObjectMapper().readTree("""
                {"required":["paths"],"properties":{"paths":{"title":"Paths"},"most":{"type":"integer"}}}"""));
        forms = Map.of(ScriptedExecutions.MACHINE, new StartForm("Fan-out", schema, List.of(
                new StartForm.Sample("Two", "{\"paths\":[\"a/b.gif\",\"c d\"],\"most\":5,\"further\":true}"))));
        start.open(Optional.of(ScriptedExecutions.MACHINE), Optional.empty());

        start.use(start.samples().getFirst());

        assertThat(start.fields().entries()).extracting(e -> e.value().get()).containsExactly("[\"a/b.gif\",\"c d\"]",
                "5");
        assertThat(start.jsonProperty().get()).contains("further");
        assertThat(start.complaintProperty().get()).isEmpty();
        start.fields().entries().getFirst().value().set("[\"a/b.gif\"");
        assertThat(start.complaintProperty().get()).isEqualTo("paths is not valid JSON");
    }

    @Test
    void whatIsEditedAsJsonIsInTheFormAndTheOtherWayRound() {
        start.open(Optional.of(ScriptedExecutions.MACHINE), Optional.empty());
        start.rawProperty().set(true);
        start.jsonProperty().set("{\"projectid\":\"5\",\"further\":[1]}");

        start.rawProperty().set(false);
        assertThat(start.fields().entries().getFirst().value().get()).isEqualTo("5");
        assertThat(start.fields().othersProperty().get()).isEqualTo("further");
        start.fields().entries().getFirst().value().set("6");
        start.start();
        assertThat(gateway.calls).contains("start run-9 {\"projectid\":\"6\",\"further\":[1]}");

        start.rawProperty().set(true);
        start.jsonProperty().set("{\"projectid\":");
        start.rawProperty().set(false);
        assertThat(start.rawProperty().get()).isTrue();
        assertThat(start.jsonProperty().get()).isEqualTo("{\"projectid\":");

        start.open(Optional.of(ScriptedExecutions.MACHINE), Optional.of("{}"));
        start.open(Optional.of(ScriptedExecutions.MACHINE), Optional.empty());
        assertThat(start.rawProperty().get()).isFalse();
        assertThat(start.jsonProperty().get()).doesNotContain("further");
    }

    @Test
    void startsAgainWithTheInputOfAnEarlierExecution() {
        start.open(Optional.of(ScriptedExecutions.MACHINE), Optional.of("{\"projectid\":\"77\"}"));

        assertThat(start.rawProperty().get()).isTrue();
        start.start();
        assertThat(gateway.calls).contains("start run-9 {\"projectid\":\"77\"}");

        start.open(Optional.of(ScriptedExecutions.MACHINE), Optional.empty());
        assertThat(start.rawProperty().get()).isFalse();
        assertThat(start.jsonProperty().get()).doesNotContain("77");
    }

    @Test
    void refusesWhatStepFunctionsWouldRefuse() {
        start.open(Optional.of(ScriptedExecutions.MACHINE), Optional.empty());
        start.rawProperty().set(true);
        start.jsonProperty().set("{\"projectid\":\"" + "x".repeat(262_144) + "\"}");
        assertThat(start.complaintProperty().get()).contains("262,160").contains("262,144 are allowed");
        start.jsonProperty().set("{}");
        assertThat(start.complaintProperty().get()).isEqualTo("projectid is required");
        start.jsonProperty().set("{\"projectid\":\"1\"}");
        start.nameProperty().set("no blanks please");
        assertThat(start.complaintProperty().get()).contains("1 to 80");
        start.start();
        assertThat(opened).isEmpty();
    }

    @Test
    void aStateMachineWithoutFormTakesAnyJson() {
        forms = Map.of();
        start.open(Optional.empty(), Optional.empty());
        assertThat(start.machineProperty().get()).isNotNull();
        assertThat(start.rawProperty().get()).isTrue();
        assertThat(start.complaintProperty().get()).isEmpty();
    }

    @Test
    void showsWhyItWasNotStarted() {
        start.open(Optional.of(ScriptedExecutions.MACHINE), Optional.empty());
        gateway.failure = Optional.of(new Failure.Rejected("ExecutionAlreadyExists", "run-9 exists", Optional.of(
                "r-1")));
        start.start();
        assertThat(start.outcomeProperty().get()).isInstanceOf(Outcome.Failed.class);
        assertThat(opened).isEmpty();
    }
}
