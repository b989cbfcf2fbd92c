package dev.signalbox.states;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.states.internal.data.Json;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random valid machines end the same with and without crashes at random points: same output or error, same events, none twice.
 * {@code -Dstates.seed=…} repeats one of them, {@code -Dstates.machines=…} tries more.
 */
class RandomMachineTest {
    private static final String INPUT = "{\"n\":1,\"items\":[0,2,5]}";
    private static final int CUTS = 6;
    /** They follow the branch that ends last, or the iteration whose place they take. */
    private static final Set<String> UP_TO_THREADS = Set.of("ParallelStateSucceeded", "ParallelStateExited",
            "MapStateSucceeded", "MapStateExited", "MapIterationStarted");

    static Stream<Long> seeds() {
        Long one = Long.getLong("states.seed");
        return one != null ? Stream.of(one) : new Random().longs(Integer.getInteger("states.machines", 60)).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void endsTheSameAfterCrashes(long seed) {
        var definition = new RandomMachines(seed).machine();
        var whole = drive(Trial.of(definition, INPUT, RandomMachineTest::script));
        if (!(whole.outcome() instanceof ExecutionOutcome.Succeeded)) {
            assertThat(whole.outcome()).as(definition).isEqualTo(new ExecutionOutcome.Failed(Optional.of("Odd"),
                    Optional
                            .of("as it happens")));
        }
        var expected = meaning(whole.journal);
        var random = new Random(seed);

        List<JournalEntry> entries = List.copyOf(whole.journal.entries);
        for (int i = 0; i < CUTS; i++) {
            // A crash of what went on after a crash, and so on, each time a little further on.
            int cut = random.nextInt(entries.size());
            var rest = drive(Trial.resumed(definition, INPUT, RandomMachineTest::script, entries.subList(0, cut)));
            assertThat(words(rest.outcome())).as("cut %d of %s", cut, definition).isEqualTo(words(whole.outcome()));
            assertThat(meaning(rest.journal)).as("cut %d of %s", cut, definition).isEqualTo(expected);
            assertThat(rest.journal.history()).extracting(HistoryEvent::id).doesNotHaveDuplicates();
            entries = List.copyOf(rest.journal.entries);
        }
    }

    private static TaskOutcome script(TaskCall call) {
        int fails = call.parameters().path("fails").asInt();
        if (fails == 2 || fails == 1 && call.id().endsWith("a0")) {
            return new TaskOutcome.Failed("Busy", "try again");
        }
        return Trial.done("{'JobId':'" + call.stateName() + "'}");
    }

    /** Plays provider, job queue and clock until the execution has ended. */
    private static Trial drive(Trial trial) {
        trial.await(() -> {
            trial.journal.entries.stream().filter(e -> e.key().endsWith(":submitted")).forEach(e -> trial.execution
                    .answer("token " + e.key().replace(":submitted", ""), Trial.done("{'yes':1}")));
            trial.effects.jobs.values().forEach(job -> job.accept(Trial.done("{'Status':'SUCCEEDED'}")));
            trial.effects.advanceToNext(Duration.ofDays(1));
            return trial.execution.outcome().isDone();
        });
        return trial;
    }

    private static String words(ExecutionOutcome outcome) {
        return outcome instanceof ExecutionOutcome.Succeeded(var output) ? Json.text(output) : outcome.toString();
    }

    /** Every event by its key, with the key of the event that it follows: ids and times may differ, nothing else. */
    private static Map<String, String> meaning(MemoryJournal journal) {
        Map<Long, String> keys = new HashMap<>(Map.of(0L, "-"));
        journal.entries.forEach(e -> e.event().ifPresent(event -> keys.put(event.id(), e.key())));
        Map<String, String> meaning = new HashMap<>();
        journal.entries.forEach(e -> e.event().ifPresent(event -> {
            var previous = UP_TO_THREADS.contains(event.type()) ? "any" : keys.get(event.previousId());
            assertThat(meaning.put(e.key(), event.type() + event.details() + " after " + previous)).isNull();
        }));
        return meaning;
    }
}
