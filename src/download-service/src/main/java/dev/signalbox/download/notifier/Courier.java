package dev.signalbox.download.notifier;

import dev.signalbox.download.callback.CallbackBackend;
import dev.signalbox.download.callback.Delivery;
import dev.signalbox.download.callback.Message;
import dev.signalbox.download.job.Destination;
import dev.signalbox.download.job.Job;
import dev.signalbox.download.stats.Counters;
import java.util.Map;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the outcome of a job to where its client wants it. */
final class Courier {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final String UNDEFINED = "undefinedBackendWithCallback";

    private final Map<String, CallbackBackend> backends;
    private final Counters counters;

    Courier(Map<String, CallbackBackend> backends, Counters counters) {
        this.backends = Map.copyOf(backends);
        this.counters = counters;
        counters.add(UNDEFINED, 0);
    }

    Delivery send(Job job) throws InterruptedException {
        var destination = job.spec().callback().destination(job.downloaded());
        if (destination.isEmpty()) {
            // Nobody is to be told, so all are.
            return new Delivery.Confirmed();
        }
        var backend = backends.get(destination.get().backend());
        return backend == null ? undefined(destination.get()) : send(backend, destination.get(), job);
    }

    /** May pass: another notifier may have the backend, or this one after its next start. */
    private Delivery undefined(Destination destination) {
        counters.increment(UNDEFINED);
        return new Delivery.MayPass("There is no callback backend '" + destination.backend()
                + "' in this service; it has "
                + String.join(", ", new TreeSet<>(backends.keySet())));
    }

    private static Delivery send(CallbackBackend backend, Destination destination, Job job)
            throws InterruptedException {
        try {
            return backend.send(destination.address(), Message.about(job));
        } catch (RuntimeException e) {
            LOG.atError().addKeyValue("job", job.id()).addKeyValue("backend", destination.backend()).setCause(e)
                    .log("A callback backend failed in a way that it should not");
            return new Delivery.MayPass("The callback backend " + destination.backend() + " failed: " + e);
        }
    }
}
