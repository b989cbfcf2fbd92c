package dev.signalbox.console.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.Outcome;
import dev.signalbox.console.model.TaskState;
import dev.signalbox.console.store.budget.ApiRates;
import dev.signalbox.console.store.budget.Budget;
import dev.signalbox.console.store.budget.RealTime;
import dev.signalbox.console.store.budget.SimulatedTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StoresTest {
    private static final Failure DOWN = new Failure.Unreachable("states.local-1", "refused");
    private final Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    @Test
    void aFailedRefreshKeepsTheLastGoodValue() {
        ArrayDeque<Optional<String>> answers = new ArrayDeque<>(List.of(Optional.of("one"), Optional.empty(), Optional
                .of("two")));
        LiveValue<String> value = new LiveValue<>(() -> answers.poll().orElseThrow(() -> new GatewayException(DOWN)),
                Runnable::run, clock);
        assertThat(value.topic().latest()).isEqualTo(new Loadable.Loading<>());
        value.refresh();
        assertThat(value.topic().latest()).isEqualTo(new Loadable.Ready<>("one", Instant.EPOCH));
        value.refresh();
        assertThat(value.topic().latest()).isEqualTo(new Loadable.Stale<>("one", Instant.EPOCH, DOWN));
        value.refresh();
        assertThat(value.topic().latest().newest()).contains("two");
    }

    @Test
    void refreshesDoNotPileUp() {
        List<Runnable> waiting = new ArrayList<>();
        LiveValue<String> value = new LiveValue<>(() -> "x", waiting::add, clock);
        value.refresh();
        value.refresh();
        assertThat(waiting).hasSize(1);
        waiting.getFirst().run();
        value.refresh();
        assertThat(waiting).hasSize(2);
    }

    @Test
    void aSubscriberHearsTheLatestFirstAndNothingAfterClosing() {
        Topic<Integer> topic = new Topic<>(1);
        List<Integer> heard = new ArrayList<>();
        Subscription subscription = topic.subscribe(heard::add);
        topic.publish(2);
        subscription.close();
        topic.publish(3);
        assertThat(heard).containsExactly(1, 2);
    }

    @Test
    void aCommandTellsHowItWent() {
        Commands commands = new Commands(Runnable::run, clock);
        List<Outcome> heard = new ArrayList<>();
        commands.outcome().subscribe(heard::add);
        commands.run("Stopping a", () -> {});
        commands.run("Stopping b", () -> {
            throw new GatewayException(DOWN);
        });
        assertThat(heard).containsExactly(new Outcome.None(), new Outcome.Running("Stopping a"), new Outcome.Done(
                "Stopping a", Instant.EPOCH),
                new Outcome.Running("Stopping b"), new Outcome.Failed("Stopping b", DOWN));
    }

    @Test
    void aWorkerRunsInOrderAndSurvivesADefect() throws Exception {
        List<Integer> ran = new CopyOnWriteArrayList<>();
        var before = Thread.getDefaultUncaughtExceptionHandler();
        List<Throwable> defects = new CopyOnWriteArrayList<>();
        Thread.setDefaultUncaughtExceptionHandler((_, e) -> defects.add(e));
        try {
            SerialWorker worker = new SerialWorker("test");
            for (int i = 0; i < 200; i++) {
                int n = i;
                worker.execute(() -> {
                    if (n == 7) {
                        throw new IllegalStateException("seven");
                    }
                    ran.add(n);
                });
            }
            Eventually.on(() -> ran.size() == 199);
            assertThat(ran).isSorted();
            Eventually.on(() -> defects.size() == 1);
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    @Test
    void pollingStopsWhenItsSubscriptionIsClosed() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (Poller poller = new Poller(new Budget(ApiRates.all(1_000, 1_000), new RealTime()))) {
            Subscription watch = poller.every(Duration.ofMillis(5), "ListThings", asked::incrementAndGet);
            Eventually.on(() -> asked.get() >= 3);
            watch.close();
            int then = asked.get();
            Subscription other = poller.every(Duration.ofMillis(5), "Other", () -> {});
            Eventually.on(() -> poller.pace().latest().period().toMillis() == 5);
            other.close();
            assertThat(asked.get()).isLessThanOrEqualTo(then + 1);
        }
    }

    @Test
    void whatCannotChangeByItselfIsAskedFourTimesSlower() {
        var time = new SimulatedTime();
        var asked = new AtomicInteger();
        var quiet = new AtomicBoolean();
        try (var poller = new Poller(new Budget(ApiRates.all(1_000, 1_000), time), new OpenQuestions(), time)) {
            poller.every(Duration.ofSeconds(1), "ListThings", asked::incrementAndGet, quiet::get);
            time.pass(Duration.ofSeconds(20));
            assertThat(asked).hasValue(21);
            quiet.set(true);
            time.pass(Duration.ofSeconds(21));
            assertThat(asked.get()).isBetween(26, 27);
        }
    }

    @Test
    void aTaskShowsItsProgressResultAndCanBeCancelled() {
        Tasks tasks = new Tasks(clock);
        AtomicInteger cancelled = new AtomicInteger();
        Tasks.Task task = tasks.start("Download", "s3://b/k", Optional.of(cancelled::incrementAndGet));
        task.progress(0.5, "1 of 2");
        assertThat(tasks.states().latest().getFirst().fraction()).isEqualTo(0.5);
        tasks.cancel(tasks.states().latest().getFirst().id());
        assertThat(cancelled).hasValue(1);
        task.failed(DOWN);
        assertThat(tasks.states().latest().getFirst().phase()).isEqualTo(TaskState.Phase.FAILED);
        assertThat(tasks.states().latest().getFirst().cancellable()).isFalse();
        tasks.clearFinished();
        assertThat(tasks.states().latest()).isEmpty();
    }
}
