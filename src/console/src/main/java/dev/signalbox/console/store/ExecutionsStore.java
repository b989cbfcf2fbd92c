package dev.signalbox.console.store;

import dev.signalbox.console.gateway.ErrorRowsGateway;
import dev.signalbox.console.gateway.ExecutionsGateway;
import dev.signalbox.console.gateway.StartForms;
import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.model.ExecutionList;
import dev.signalbox.console.model.Outcome;
import dev.signalbox.console.model.StackPlaces;
import dev.signalbox.console.model.StartForm;
import dev.signalbox.console.model.Loadable;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** The executions of all state machines, the forms to start them, and starting and stopping. */
public final class ExecutionsStore {
    private final ExecutionsGateway gateway;
    private final ErrorRowsGateway errorRows;
    private final LiveValue<ExecutionList> list;
    private final LiveValue<Map<String, StartForm>> forms;
    private final Commands starting;
    private final Commands stopping;
    private final Executor worker;
    private final Clock clock;

    public ExecutionsStore(ExecutionsGateway gateway, StartForms startForms, ErrorRowsGateway errorRows,
            Executor worker, Clock clock) {
        this.gateway = gateway;
        this.errorRows = errorRows;
        this.worker = worker;
        this.clock = clock;
        list = new LiveValue<>(gateway::executions, worker, clock);
        forms = new LiveValue<>(startForms::byStateMachine, worker, clock);
        starting = new Commands(worker, clock);
        stopping = new Commands(worker, clock);
    }

    public Topic<Loadable<ExecutionList>> list() {
        return list.topic();
    }

    public Topic<Loadable<Map<String, StartForm>>> forms() {
        return forms.topic();
    }

    public Topic<Outcome> startOutcome() {
        return starting.outcome();
    }

    public Topic<Outcome> stopOutcome() {
        return stopping.outcome();
    }

    public void refresh() {
        list.refresh();
    }

    public void refreshForms() {
        forms.refresh();
    }

    /** @param started told the new execution, on the store's worker */
    public void start(String stateMachineArn, String name, String input, Consumer<ExecutionId> started) {
        starting.run("Starting " + name, () -> {
            ExecutionId id = gateway.start(stateMachineArn, name, input);
            list.refresh();
            started.accept(id);
        });
    }

    public void stop(ExecutionId id, String cause) {
        stopping.run("Stopping " + id.name(), () -> {
            gateway.stop(id, cause);
            list.refresh();
        });
    }

    /** The rows that an execution refused; nothing is asked before the first refresh. */
    public RefusedRows refusedRows(StackPlaces.ErrorRows place, ExecutionId id) {
        return new RefusedRows(errorRows, place, id.name(), worker, clock);
    }

    /** A store for one execution, with the same worker, so that its answers come in order with those of the list. */
    public OpenExecution open(ExecutionId id) {
        return new OpenExecution(id, gateway, worker, clock);
    }
}
