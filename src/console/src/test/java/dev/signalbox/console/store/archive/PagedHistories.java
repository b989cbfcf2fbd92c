package dev.signalbox.console.store.archive;

import dev.signalbox.console.gateway.ExecutionsGateway;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.model.ExecutionDetails;
import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.model.ExecutionList;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.Histories;
import dev.signalbox.console.model.HistoryEvent;
import dev.signalbox.console.model.HistoryPage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A Step Functions that tells histories in two pages, or in as many as the test says, and nothing else. */
final class PagedHistories implements ExecutionsGateway {
    static final List<HistoryEvent> HISTORY = new Histories().started().task("A").task("B").then("ExecutionFailed")
            .events();
    static final int EVENTS = HISTORY.size();

    private final List<String> asked = new ArrayList<>();
    private final Map<ExecutionId, Integer> pages = new HashMap<>();
    private Optional<Failure> failure = Optional.empty();

    /** The executions whose events were asked for and told, once for each page. */
    List<String> asked() {
        return asked;
    }

    void pages(ExecutionId id, int number) {
        pages.put(id, number);
    }

    void fail(Failure with) {
        failure = Optional.of(with);
    }

    void work() {
        failure = Optional.empty();
    }

    @Override
    public HistoryPage history(ExecutionId id, Optional<String> page) throws GatewayException {
        if (failure.isPresent()) {
            throw new GatewayException(failure.get());
        }
        asked.add(id.name());
        int number = page.map(Integer::parseInt).orElse(1);
        int all = pages.getOrDefault(id, 2);
        int from = (number - 1) * EVENTS / all;
        List<HistoryEvent> told = HISTORY.reversed().subList(from, number * EVENTS / all);
        return new HistoryPage(told, number < all ? Optional.of("" + (number + 1)) : Optional.empty());
    }

    @Override
    public String definition(ExecutionId id) {
        return "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}}";
    }

    @Override
    public ExecutionList executions() {
        throw new UnsupportedOperationException();
    }

    @Override
    public ExecutionList older(String stateMachineArn, String page) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ExecutionDetails describe(ExecutionId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ExecutionId start(String stateMachineArn, String name, String input) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void stop(ExecutionId id, String cause) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void redrive(ExecutionId id, String clientToken) {
        throw new UnsupportedOperationException();
    }
}
