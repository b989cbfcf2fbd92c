package dev.signalbox.console.store;

import dev.signalbox.console.gateway.GatewayCall;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.model.Loadable;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/** One answer of the cloud, kept fresh: a topic of {@link Loadable} and the way to refresh it. Refreshes do not pile up. */
public final class LiveValue<T> {
    private final GatewayCall<T> call;
    private final Executor worker;
    private final Clock clock;
    private final AtomicBoolean queued = new AtomicBoolean();
    private final Topic<Loadable<T>> topic = new Topic<>(new Loadable.Loading<>());

    /** @param worker the store's worker; it must run one task at a time, or an old answer could overwrite a new one */
    public LiveValue(GatewayCall<T> call, Executor worker, Clock clock) {
        this.call = call;
        this.worker = worker;
        this.clock = clock;
    }

    public Topic<Loadable<T>> topic() {
        return topic;
    }

    /** Asks again, unless a question is already waiting to be asked. */
    public void refresh() {
        if (queued.compareAndSet(false, true)) {
            worker.execute(this::load);
        }
    }

    private void load() {
        queued.set(false);
        try {
            topic.publish(new Loadable.Ready<>(call.get(), clock.instant()));
        } catch (GatewayException e) {
            topic.publish(topic.latest().failed(e.failure()));
        }
    }
}
