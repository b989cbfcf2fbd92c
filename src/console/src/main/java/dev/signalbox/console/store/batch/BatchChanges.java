package dev.signalbox.console.store.batch;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.batch.BatchPorts;
import dev.signalbox.console.model.Outcome;
import dev.signalbox.console.model.batch.ComputeEnvironment;
import dev.signalbox.console.model.batch.JobQueue;
import dev.signalbox.console.model.batch.order.JobOrder;
import dev.signalbox.console.store.Commands;
import dev.signalbox.console.store.Topic;
import dev.signalbox.console.store.budget.Budget;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Changes queues, environments and definitions, and submits jobs; each change refreshes what it changed. The first parameter is
 * always the command in words.
 */
public final class BatchChanges {
    /** A minute. */
    private static final int LOOKS = 120;

    private final BatchPorts batch;
    private final BatchStore store;
    private final Commands commands;
    private final Settling settling;
    private final Executor worker;

    public BatchChanges(BatchPorts batch, BatchStore store, Executor worker, Clock clock) {
        this(batch, store, worker, clock, Thread::sleep);
    }

    BatchChanges(BatchPorts batch, BatchStore store, Executor worker, Clock clock, Settling.Pause pause) {
        this.batch = batch;
        this.store = store;
        this.worker = worker;
        commands = new Commands(worker, clock);
        settling = new Settling(pause, LOOKS);
    }

    /** How the last change went. */
    public Topic<Outcome> outcome() {
        return commands.outcome();
    }

    private void run(String what, Commands.Command change) {
        commands.run(what, () -> {
            try {
                change.run();
            } finally {
                store.refresh();
            }
        });
    }

    public void enableQueue(String what, String queue, boolean enabled) {
        run(what, () -> batch.queues().enable(queue, enabled));
    }

    public void createQueue(String what, JobQueue queue) {
        run(what, () -> batch.queues().create(queue));
    }

    public void updateQueue(String what, JobQueue queue) {
        run(what, () -> batch.queues().update(queue));
    }

    /** Disables it first, since AWS deletes no enabled queue, and tells of success when it is gone. */
    public void deleteQueue(String what, JobQueue queue) {
        run(what, () -> {
            var name = queue.name();
            if (queue.enabled()) {
                batch.queues().enable(name, false);
            }
            settling.until("the queue is still being changed", () -> queue(name).map(q -> !q.enabled() && !q.status()
                    .endsWith("ING")).orElse(true));
            batch.queues().delete(name);
            settling.until("the queue is still DELETING", () -> queue(name).isEmpty());
        });
    }

    private java.util.Optional<JobQueue> queue(String name) throws GatewayException {
        return batch.queues().queues().stream().filter(q -> q.name().equals(name)).findFirst();
    }

    public void enableEnvironment(String what, String environment, boolean enabled) {
        run(what, () -> batch.environments().enable(environment, enabled));
    }

    public void createEnvironment(String what, ComputeEnvironment environment) {
        run(what, () -> batch.environments().create(environment));
    }

    public void resize(String what, String environment, ComputeEnvironment.Size size) {
        run(what, () -> batch.environments().resize(environment, size));
    }

    /** As {@link #deleteQueue}. */
    public void deleteEnvironment(String what, ComputeEnvironment environment) {
        run(what, () -> {
            var name = environment.name();
            if (environment.enabled()) {
                batch.environments().enable(name, false);
            }
            settling.until("the environment is still being changed", () -> environment(name).map(e -> !e.enabled() && !e
                    .status().endsWith("ING")).orElse(true));
            batch.environments().delete(name);
            settling.until("the environment is still DELETING", () -> environment(name).isEmpty());
        });
    }

    private java.util.Optional<ComputeEnvironment> environment(String name) throws GatewayException {
        return batch.environments().environments().stream().filter(e -> e.name().equals(name)).findFirst();
    }

    public void register(String what, String json) {
        run(what, () -> {
            batch.definitions().register(json);
            store.refreshDefinitions();
        });
    }

    public void deregister(String what, String arn) {
        run(what, () -> {
            batch.definitions().deregister(arn);
            store.refreshDefinitions();
        });
    }

    /** @param submitted told the id of the new job, on the worker */
    public void submit(String what, JobOrder order, Consumer<String> submitted) {
        run(what, () -> submitted.accept(batch.jobs().submit(order)));
    }

    /**
     * Only reads, so it says nothing unless it fails.
     *
     * @param read told what would submit such a job again, on the worker
     */
    public void again(String what, String jobId, Consumer<JobOrder> read) {
        worker.execute(() -> {
            try {
                Budget.urgently(() -> read.accept(batch.jobs().again(jobId)));
            } catch (GatewayException e) {
                commands.run(what, () -> {
                    throw e;
                });
            }
        });
    }
}
