package dev.signalbox.localcloud.service.batch;

import dev.signalbox.localcloud.store.DurableMap;
import dev.signalbox.localcloud.store.Store;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Everything that Batch knows, durable. Whoever changes it does so inside {@link #change}. */
final class BatchState {
    private final Store store;
    private final ReentrantLock lock = new ReentrantLock();
    private final Names names;
    private final DurableMap<Environment> environments;
    private final DurableMap<Queue> queues;
    private final DurableMap<Definition> definitions;
    private final Jobs jobs;

    BatchState(Store store, Names names) {
        this.store = store;
        this.names = names;
        this.environments = store.map("batch.environments", Environment.class);
        this.queues = store.map("batch.queues", Queue.class);
        this.definitions = store.map("batch.definitions", Definition.class);
        this.jobs = new Jobs(store);
    }

    /**
     * Runs the change alone, and makes it durable before returning. The store's turn is taken first and the lock second,
     * always; the other way round the two would wait for each other.
     */
    <T> T change(Supplier<T> change) {
        return store.write(() -> {
            lock.lock();
            try {
                return change.get();
            } finally {
                lock.unlock();
            }
        });
    }

    void change(Runnable change) {
        change(() -> {
            change.run();
            return Boolean.TRUE;
        });
    }

    /** Reads what lives in memory only, alone. Nothing may be changed in it. */
    <T> T read(Supplier<T> reading) {
        lock.lock();
        try {
            return reading.get();
        } finally {
            lock.unlock();
        }
    }

    Names names() {
        return names;
    }

    DurableMap<Environment> environments() {
        return environments;
    }

    DurableMap<Queue> queues() {
        return queues;
    }

    /** By {@link Definition#key}. */
    DurableMap<Definition> definitions() {
        return definitions;
    }

    Jobs jobs() {
        return jobs;
    }

    Optional<Environment> environment(String nameOrArn) {
        return environments.get(names.nameOf("compute-environment", nameOrArn));
    }

    Optional<Queue> queue(String nameOrArn) {
        return queues.get(names.nameOf("job-queue", nameOrArn));
    }
}
