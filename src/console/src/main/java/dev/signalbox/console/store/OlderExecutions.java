package dev.signalbox.console.store;

import dev.signalbox.console.gateway.ExecutionsGateway;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.model.ExecutionList;
import dev.signalbox.console.model.ExecutionSummary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Executions behind the newest page of each state machine, one further page of each at a time. */
final class OlderExecutions {
    private static final Logger LOG = LoggerFactory.getLogger(OlderExecutions.class);

    private final ExecutionsGateway gateway;
    private final Executor worker;
    private final AtomicBoolean asking = new AtomicBoolean();
    /** The token of each state machine's next page; empty when there is none. */
    private final Map<String, String> next = new HashMap<>();

    OlderExecutions(ExecutionsGateway gateway, Executor worker) {
        this.gateway = gateway;
        this.worker = worker;
    }

    void ask(ExecutionList newest, Consumer<List<ExecutionSummary>> seen) {
        if (asking.compareAndSet(false, true)) {
            worker.execute(() -> {
                try {
                    newest.older().forEach(next::putIfAbsent);
                    for (var machine : List.copyOf(next.entrySet())) {
                        read(machine.getKey(), machine.getValue(), seen);
                    }
                } finally {
                    asking.set(false);
                }
            });
        }
    }

    private void read(String machine, String token, Consumer<List<ExecutionSummary>> seen) {
        if (token.isEmpty()) {
            return;
        }
        try {
            var page = gateway.older(machine, token);
            next.put(machine, page.older().getOrDefault(machine, ""));
            seen.accept(page.executions());
        } catch (GatewayException e) {
            LOG.info("No older executions of {}: {}", machine, e.getMessage());
        }
    }
}
