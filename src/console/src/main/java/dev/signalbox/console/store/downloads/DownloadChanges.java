package dev.signalbox.console.store.downloads;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.Outcome;
import dev.signalbox.console.model.downloads.ApiKey;
import dev.signalbox.console.model.downloads.DownloadOrder;
import dev.signalbox.console.model.downloads.EnqueueAnswer;
import dev.signalbox.console.store.Commands;
import dev.signalbox.console.store.Topic;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Changes jobs and limits of a service, each told by its outcome. The first parameter is always the command in words. */
public final class DownloadChanges {
    private final Commands commands;
    private final AddedServices added;

    public DownloadChanges(AddedServices added, Executor worker, Clock clock) {
        this.added = added;
        commands = new Commands(worker, clock);
    }

    /** How the last change went. */
    public Topic<Outcome> outcome() {
        return commands.outcome();
    }

    private void run(String what, OpenService service, Commands.Command change) {
        commands.run(what, () -> {
            try {
                change.run();
            } finally {
                service.refresh();
            }
        });
    }

    public void cancel(String what, OpenService service, String job) {
        run(what, service, () -> service.gateway().cancel(job));
    }

    public void retryCallback(String what, OpenService service, String job) {
        run(what, service, () -> service.gateway().retryCallback(job));
    }

    /** @param requestsPerSecond zero for no such limit */
    public void limit(String what, OpenService service, String aggregation, int limit, double requestsPerSecond) {
        run(what, service, () -> service.gateway().limit(aggregation, limit, requestsPerSecond));
    }

    public void release(String what, OpenService service, String aggregation) {
        run(what, service, () -> service.gateway().release(aggregation));
    }

    /** @param answered told on the worker what the service says, also when it refuses */
    public void enqueue(String what, OpenService service, DownloadOrder order, Consumer<EnqueueAnswer> answered) {
        run(what, service, () -> {
            EnqueueAnswer answer = service.gateway().enqueue(order);
            answered.accept(answer);
            if (answer instanceof EnqueueAnswer.Refused(var code, var message, _)) {
                throw new GatewayException(new Failure.Rejected(code, message, Optional.empty()));
            }
        });
    }

    /** Keeps a service, its key too. */
    public void add(String what, String name, URI url, Optional<ApiKey> key) {
        commands.run(what, () -> added.put(name, url, key));
    }

    public void remove(String what, String name) {
        commands.run(what, () -> added.remove(name));
    }
}
