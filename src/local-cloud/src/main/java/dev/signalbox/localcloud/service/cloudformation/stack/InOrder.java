package dev.signalbox.localcloud.service.cloudformation.stack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** Runs tasks that depend on each other: each as soon as those before it succeeded, as many at once as that allows. */
final class InOrder {
    private final Map<String, Set<String>> waiting;
    private final Set<String> open;
    private final Predicate<String> task;
    private final BooleanSupplier goOn;
    private final ExecutorCompletionService<Result> running;

    private InOrder(Map<String, Set<String>> dependencies, Predicate<String> task, BooleanSupplier goOn,
            ExecutorService threads) {
        waiting = new LinkedHashMap<>(dependencies);
        open = new LinkedHashSet<>(dependencies.keySet());
        this.task = task;
        this.goOn = goOn;
        running = new ExecutorCompletionService<>(threads);
    }

    private record Result(String name, boolean succeeded) {}

    /**
     * Returns when no task runs any more and none can begin.
     *
     * @param dependencies for each task those that must succeed before it; names outside the key set count as done
     * @param task tells whether it succeeded
     * @param goOn asked before tasks begin; once false, no more do
     * @return the tasks that failed, in the order in which they did
     */
    static List<String> run(Map<String, Set<String>> dependencies, Predicate<String> task, BooleanSupplier goOn) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return new InOrder(dependencies, task, goOn, threads).run();
        }
    }

    private List<String> run() {
        var failed = new ArrayList<String>();
        int count = beginReady();
        while (count > 0) {
            var result = next();
            if (result.succeeded()) {
                open.remove(result.name());
            } else {
                failed.add(result.name());
            }
            count += beginReady() - 1;
        }
        return failed;
    }

    private int beginReady() {
        var ready = !goOn.getAsBoolean() ? List.<String>of() : waiting.keySet().stream().filter(this::isReady).toList();
        for (String name : ready) {
            waiting.remove(name);
            running.submit(() -> new Result(name, task.test(name)));
        }
        return ready.size();
    }

    private boolean isReady(String name) {
        return waiting.getOrDefault(name, Set.of()).stream().noneMatch(open::contains);
    }

    private Result next() {
        try {
            return running.take().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while resources are worked on", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A task failed unexpectedly", e.getCause());
        }
    }
}
