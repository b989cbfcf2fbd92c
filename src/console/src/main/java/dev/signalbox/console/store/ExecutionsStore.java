package dev.signalbox.console.store;

import dev.signalbox.console.gateway.ErrorRowsGateway;
import dev.signalbox.console.gateway.ExecutionsGateway;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.StartForms;
import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.model.ExecutionList;
import dev.signalbox.console.model.ExecutionSummary;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.Outcome;
import dev.signalbox.console.model.StackPlaces;
import dev.signalbox.console.model.StartForm;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.bulk.BulkPlan;
import dev.signalbox.console.model.bulk.StartFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** The executions of all state machines, the forms to start them, and starting and stopping. */
public final class ExecutionsStore {
    private static final long LARGEST_FILE = 64L << 20;

    private final ExecutionsGateway gateway;
    private final ErrorRowsGateway errorRows;
    private final LiveValue<ExecutionList> list;
    private final LiveValue<Map<String, StartForm>> forms;
    private final OlderExecutions older;
    private final Commands starting;
    private final Commands stopping;
    private final Work work;
    private final Clock clock;

    public ExecutionsStore(ExecutionsGateway gateway, StartForms startForms, ErrorRowsGateway errorRows,
            Executor worker, Clock clock) {
        this(gateway, startForms, errorRows, Work.on(worker), clock);
    }

    public ExecutionsStore(ExecutionsGateway gateway, StartForms startForms, ErrorRowsGateway errorRows, Work work,
            Clock clock) {
        this.gateway = gateway;
        this.errorRows = errorRows;
        this.work = work;
        this.clock = clock;
        list = new LiveValue<>(gateway::executions, work.lists(), clock);
        forms = new LiveValue<>(startForms::byStateMachine, work.details(), clock);
        older = new OlderExecutions(gateway, work.details());
        starting = new Commands(work.commands(), clock);
        stopping = new Commands(work.commands(), clock);
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

    /** Asks for executions behind those that are listed. */
    public void older(Consumer<List<ExecutionSummary>> seen) {
        list.topic().latest().newest().ifPresent(newest -> older.ask(newest, seen));
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

    /** Looks through a file of executions to start; its outcome comes where that of a start comes. */
    public void read(Path file, StartFile reader, Consumer<BulkPlan> planned) {
        starting.run("Reading " + file.getFileName(), () -> {
            try {
                if (Files.size(file) > LARGEST_FILE) {
                    throw new IOException("it is larger than 64 MiB");
                }
                planned.accept(reader.read(Files.readString(file)));
            } catch (IOException e) {
                throw new GatewayException(new Failure.Unexpected("File", file + " cannot be read as UTF-8 text: " + e
                        .getMessage(), Optional.empty()), e);
            }
        });
    }

    public void stop(ExecutionId id, String cause) {
        stopping.run("Stopping " + id.name(), () -> {
            gateway.stop(id, cause);
            list.refresh();
        });
    }

    /** Its outcome comes where that of a stop comes. */
    public void redrive(ExecutionId id) {
        stopping.run("Redriving " + id.name(), () -> {
            gateway.redrive(id, UUID.randomUUID().toString());
            list.refresh();
        });
    }

    /** The rows that an execution refused; nothing is asked before the first refresh. */
    public RefusedRows refusedRows(StackPlaces.ErrorRows place, ExecutionId id) {
        return new RefusedRows(errorRows, place, id.name(), work.details(), clock);
    }

    /** A store for one execution. */
    public OpenExecution open(ExecutionId id) {
        return new OpenExecution(id, gateway, work.details(), clock);
    }
}
