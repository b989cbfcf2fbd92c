package dev.signalbox.console.store.overview;

import dev.signalbox.console.gateway.ExecutionsGateway;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.model.ExecutionDetails;
import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.model.ExecutionList;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.HistoryEvent;
import dev.signalbox.console.model.HistoryPage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Histories in pages of two, newest first, and a count of what was asked. */
public final class PagedFailures implements ExecutionsGateway {
    private static final int PAGE = 2;
    public final Map<ExecutionId, List<HistoryEvent>> histories = new HashMap<>();
    final List<String> asked = new ArrayList<>();
    Optional<Failure> failure = Optional.empty();

    @Override
    public HistoryPage history(ExecutionId id, Optional<String> page) throws GatewayException {
        asked.add(id.name());
        if (failure.isPresent()) {
            throw new GatewayException(failure.get(), new IllegalStateException());
        }
        int from = page.map(Integer::parseInt).orElse(0);
        List<HistoryEvent> newestFirst = histories.getOrDefault(id, List.of()).reversed();
        int to = Math.min(newestFirst.size(), from + PAGE);
        return new HistoryPage(newestFirst.subList(from, to), to < newestFirst.size() ? Optional.of(Integer.toString(
                to))
                : Optional.empty());
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
    public ExecutionDetails describe(ExecutionId id) {
        throw new AssertionError("not asked for");
    }

    @Override
    public String definition(ExecutionId id) {
        throw new AssertionError("not asked for");
    }

    @Override
    public ExecutionId start(String stateMachineArn, String name, String input) {
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
