package dev.signalbox.console.store.bulk;

import dev.signalbox.console.gateway.ExecutionsGateway;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.model.ExecutionDetails;
import dev.signalbox.console.model.ExecutionDetails.Qualifier;
import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.model.ExecutionList;
import dev.signalbox.console.model.ExecutionStatus;
import dev.signalbox.console.model.ExecutionSummary;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.HistoryPage;
import dev.signalbox.console.model.Redrivability;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A cloud that starts executions whose name is free, refuses what the test says, and may end with the console's process. */
final class StartedOnly implements ExecutionsGateway {
    static final String MACHINE = "arn:aws:states:local-1:000000000000:stateMachine:m";

    final List<String> started = new CopyOnWriteArrayList<>();
    final Map<String, Failure> answers = new ConcurrentHashMap<>();
    private final Map<String, String> inputs = new ConcurrentHashMap<>();
    volatile int killAfter = -1;
    /** What happens elsewhere before a refusal reaches the caller. */
    volatile Runnable beforeRefusal = () -> {};

    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public ExecutionId start(String stateMachineArn, String name, String input) throws GatewayException {
        Failure refusal = inputs.containsKey(name) ? new Failure.Rejected("ExecutionAlreadyExists", "taken", Optional
                .empty()) : answers.get(name);
        if (refusal != null) {
            beforeRefusal.run();
            throw new GatewayException(refusal);
        }
        inputs.put(name, input);
        started.add(name);
        if (started.size() == killAfter) {
            throw new Killed();
        }
        return id(name);
    }

    private static ExecutionId id(String name) {
        return new ExecutionId(MACHINE.replace(":stateMachine:", ":execution:") + ":" + name);
    }

    @Override
    public ExecutionDetails describe(ExecutionId id) {
        return new ExecutionDetails(new ExecutionSummary(id, ExecutionStatus.RUNNING, Instant.EPOCH, Optional.empty()),
                MACHINE, inputs.getOrDefault(id.name(), ""), Optional.empty(), Optional.empty(), Optional.empty(),
                new Redrivability(0, Optional.empty(), Optional.empty()), Optional.empty(), Optional.empty(),
                Qualifier.NONE);
    }

    @Override
    public ExecutionList executions() {
        throw new AssertionError("not asked for");
    }

    @Override
    public ExecutionList older(String stateMachineArn, String page) {
        throw new AssertionError("not asked for");
    }

    @Override
    public String definition(ExecutionId id) {
        throw new AssertionError("not asked for");
    }

    @Override
    public HistoryPage history(ExecutionId id, Optional<String> page) {
        throw new AssertionError("not asked for");
    }

    @Override
    public void stop(ExecutionId id, String cause) {
        throw new AssertionError("not asked for");
    }

    @Override
    public void redrive(ExecutionId id, String clientToken) {
        throw new AssertionError("not asked for");
    }
}
