package dev.signalbox.console.store;

import dev.signalbox.console.gateway.OutboxGateway;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.outbox.FullMessage;
import dev.signalbox.console.model.outbox.OutboxPage;
import java.time.Clock;
import java.util.concurrent.Executor;

/** What the console believes about the outbox. */
public final class OutboxStore {
    private final OutboxGateway outbox;
    private final Executor worker;
    private final Clock clock;
    private final LiveValue<OutboxPage> newest;

    /** @param worker runs one task at a time */
    public OutboxStore(OutboxGateway outbox, Executor worker, Clock clock) {
        this.outbox = outbox;
        this.worker = worker;
        this.clock = clock;
        this.newest = new LiveValue<>(outbox::newest, worker, clock);
    }

    public Topic<Loadable<OutboxPage>> newest() {
        return newest.topic();
    }

    public void refresh() {
        newest.refresh();
    }

    /** One message in full; nothing is asked before the first refresh. */
    public LiveValue<FullMessage> read(String id) {
        return new LiveValue<>(() -> outbox.message(id), worker, clock);
    }
}
