package dev.signalbox.console.screen.executions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.gateway.ErrorRowsGateway;
import dev.signalbox.console.gateway.ExecutionsGateway;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.model.ErrorRowPage;
import dev.signalbox.console.model.ExecutionDetails;
import dev.signalbox.console.model.ExecutionDetails.Qualifier;
import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.model.ExecutionList;
import dev.signalbox.console.model.ExecutionStatus;
import dev.signalbox.console.model.ExecutionSummary;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.HistoryEvent;
import dev.signalbox.console.model.HistoryPage;
import dev.signalbox.console.model.Redrivability;
import dev.signalbox.console.model.StateMachineRef;
import dev.signalbox.console.store.MapRuns;
import dev.signalbox.console.store.StateLogs;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A Step Functions that answers what the test says. */
final class ScriptedExecutions implements ExecutionsGateway {
    static final String MACHINE = "arn:aws:states:local-1:000000000000:stateMachine:callback-download";

    /** A pipeline that refuses no rows. */
    static final ErrorRowsGateway NO_ROWS = (place, run, after) -> new ErrorRowPage(List.of(), false);

    /** A cloud without logs. */
    static final StateLogs NO_LOGS = new StateLogs(new NoJobs(), new NoLogs(), Runnable::run, Clock.systemUTC());

    static final MapRuns NO_MAP_RUNS = new MapRuns(new NoMapRuns(), new ScriptedExecutions(), Runnable::run, Clock
            .systemUTC());

    final List<String> calls = new ArrayList<>();
    final Map<ExecutionId, ExecutionDetails> executions = new HashMap<>();
    final Map<ExecutionId, List<HistoryEvent>> histories = new HashMap<>();
    String definition = "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}}}";
    Optional<Failure> failure = Optional.empty();
    int pageSize = 1_000;
    /** A test that needs to say something first holds the answers back until it has. */
    final CountDownLatch said = new CountDownLatch(1);

    static ExecutionId id(String name) {
        return new ExecutionId("arn:aws:states:local-1:000000000000:execution:callback-download:" + name);
    }

    ScriptedExecutions add(String name, ExecutionStatus status, Instant started, Optional<Instant> stopped,
            List<HistoryEvent> history) {
        ExecutionSummary summary = new ExecutionSummary(id(name), status, started, stopped);
        Optional<String> error = status == ExecutionStatus.FAILED ? Optional.of("UnknownProject") : Optional.empty();
        executions.put(id(name), new ExecutionDetails(summary, MACHINE,
                "{\"projectid\":\"1234567\",\"token\":\"AQC-secret\"}",
                status == ExecutionStatus.SUCCEEDED ? Optional.of("{\"files\":3}") : Optional.empty(), error,
                error.map(_ -> "The provider does not know project 1234567."), new Redrivability(0, Optional.empty(),
                        error.isPresent() ? Optional.empty() : Optional.of("Execution is " + status)), Optional
                                .empty(), Optional.empty(), Qualifier.NONE));
        histories.put(id(name), history);
        return this;
    }

    @Override
    public ExecutionList executions() throws GatewayException {
        answer("executions");
        return new ExecutionList(List.of(new StateMachineRef(MACHINE, "callback-download")), executions.values()
                .stream()
                .map(ExecutionDetails::summary).sorted(Comparator.comparing(ExecutionSummary::startedAt).reversed())
                .toList(), Map.of());
    }

    @Override
    public ExecutionList older(String stateMachineArn, String page) throws GatewayException {
        answer("older " + page);
        return new ExecutionList(List.of(), List.of(), Map.of());
    }

    @Override
    public ExecutionDetails describe(ExecutionId id) throws GatewayException {
        answer("describe");
        return executions.get(id);
    }

    @Override
    public String definition(ExecutionId id) throws GatewayException {
        answer("definition");
        return definition;
    }

    @Override
    public HistoryPage history(ExecutionId id, Optional<String> page) throws GatewayException {
        answer("history " + page.orElse("newest"));
        List<HistoryEvent> all = histories.get(id).reversed();
        int from = page.map(Integer::parseInt).orElse(0);
        int to = Math.min(all.size(), from + pageSize);
        return new HistoryPage(all.subList(from, to), to < all.size() ? Optional.of(Integer.toString(to))
                : Optional.empty());
    }

    @Override
    public ExecutionId start(String stateMachineArn, String name, String input) throws GatewayException {
        answer("start " + name + " " + input.replaceAll("\\s", ""));
        add(name, ExecutionStatus.RUNNING, Instant.now(), Optional.empty(), List.of());
        return id(name);
    }

    @Override
    public void stop(ExecutionId id, String cause) throws GatewayException {
        answer("stop " + id.name());
    }

    @Override
    public void redrive(ExecutionId id, String clientToken) throws GatewayException {
        answer("redrive " + id.name());
    }

    private void await() {
        try {
            assertThat(said.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(String call) throws GatewayException {
        await();
        calls.add(call);
        if (failure.isPresent()) {
            throw new GatewayException(failure.get());
        }
    }
}
