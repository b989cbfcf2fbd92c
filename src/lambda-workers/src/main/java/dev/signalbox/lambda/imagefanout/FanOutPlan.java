package dev.signalbox.lambda.imagefanout;

import dev.signalbox.lambda.InvalidInput;
import dev.signalbox.lambda.imagefanout.FanOutInput.Paths;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Turns an input into tasks: each path once, in the input's order, so many to a task. */
final class FanOutPlan {
    /** The results of a run within one execution's state have to fit into 262,144 bytes, its events into 25,000. */
    private static final int MOST_INLINE = 1_500;
    private static final int MOST_INLINE_BYTES = 240_000;

    /** What a result holds besides URL and key or message. */
    private static final int RESULT_BYTES = 60;
    /** What a key may be longer than its URL. */
    private static final int KEY_BYTES = 20;

    private final PlanSettings settings;
    private final TaskStore store;

    FanOutPlan(PlanSettings settings, TaskStore store) {
        this.settings = settings;
        this.store = store;
    }

    /** What to do. */
    sealed interface Plan {
        int paths();

        /** Few enough for the execution's own state. */
        record Small(List<Task> tasks, int paths) implements Plan {}

        /** Kept in an S3 object for a Distributed Map. */
        record Large(TaskStore.Place place, int tasks, int paths) implements Plan {}
    }

    /** @param execution names the object that a large plan is kept in */
    Plan of(FanOutInput input, String execution) throws IOException {
        var paths = paths(input);
        boolean small = paths.size() <= MOST_INLINE && resultBytes(input, paths) <= MOST_INLINE_BYTES;
        var tasks = new Tasks(input, paths, small ? settings.batchSize() : settings.largeBatchSize(), !small);
        return small ? new Plan.Small(tasks.all(), paths.size())
                : new Plan.Large(store.keep(execution, tasks), tasks.count(), paths.size());
    }

    private Set<String> paths(FanOutInput input) throws IOException {
        var distinct = new LinkedHashSet<String>();
        switch (input.paths()) {
            case Paths.Inline(var paths) -> paths.forEach(p -> add(p, distinct));
            case Paths.InS3 list -> store.read(list, p -> add(FanOutInput.checked(p), distinct));
        }
        return distinct;
    }

    private void add(String path, Set<String> paths) {
        if (paths.add(path) && paths.size() > settings.maxPaths()) {
            throw new InvalidInput("There are more than " + settings.maxPaths() + " paths");
        }
    }

    /** As if each result were the longer of a key and a failure's message. */
    private static long resultBytes(FanOutInput input, Set<String> paths) {
        return paths.stream().mapToLong(p -> {
            int url = (input.baseUrl() + "/" + p).getBytes(StandardCharsets.UTF_8).length;
            return RESULT_BYTES + url + Math.max(url + KEY_BYTES, Failures.LONGEST);
        }).sum();
    }

    /** Made one after another, as a large run has many. */
    final class Tasks {
        private final FanOutInput input;
        private final List<String> paths;
        private final int size;
        private final boolean record;
        private final Set<String> taken = new HashSet<>();

        Tasks(FanOutInput input, Set<String> paths, int size, boolean record) {
            this.input = input;
            this.paths = new ArrayList<>(paths);
            this.size = size;
            this.record = record;
        }

        int count() {
            return (paths.size() + size - 1) / size;
        }

        /** To be asked for in order, each once. */
        Task task(int number) {
            var batch = paths.subList(number * size, Math.min((number + 1) * size, paths.size()));
            int concurrency = input.lambdaConcur() > 0 ? input.lambdaConcur() : settings.lambdaConcurrency();
            return new Task(batch, input.baseUrl(), concurrency, batch.stream().filter(this::isTaken).toList(), record);
        }

        private boolean isTaken(String path) {
            return settings.layout() == KeyLayout.BASENAME
                    && !taken.add(settings.layout().key(ImageAddress.of(input.baseUrl(), path)));
        }

        List<Task> all() {
            var tasks = new ArrayList<Task>();
            for (int number = 0; number < count(); number++) {
                tasks.add(task(number));
            }
            return tasks;
        }
    }
}
