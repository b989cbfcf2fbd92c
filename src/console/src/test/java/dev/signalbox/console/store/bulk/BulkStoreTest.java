package dev.signalbox.console.store.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.bulk.BulkItem;
import dev.signalbox.console.model.bulk.BulkJob;
import dev.signalbox.console.model.bulk.BulkKind;
import dev.signalbox.console.model.bulk.BulkResult;
import dev.signalbox.console.model.bulk.BulkState;
import dev.signalbox.console.model.bulk.BulkState.Phase;
import dev.signalbox.console.store.SerialWorker;
import dev.signalbox.console.store.Tasks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BulkStoreTest {
    private static final BulkJob JOB = new BulkJob("j1", BulkKind.START, 1_000, IntStream.range(0, 5).mapToObj(
            i -> new BulkItem(StartedOnly.MACHINE, "e-" + i, "{\"n\":" + i + "}")).toList());

    @TempDir Path folder;
    private final StartedOnly cloud = new StartedOnly();
    private final Tasks tasks = new Tasks(Clock.systemUTC());

    private BulkStore store(Executor worker) {
        return new BulkStore(cloud, tasks, folder, worker, Clock.systemUTC());
    }

    private static BulkState state(BulkStore store) {
        return store.state().latest().orElseThrow();
    }

    @Test
    void doesEachOnceAndReportsWhatWasRefusedInAwsWords() {
        cloud.answers.put("e-3", new Failure.Rejected("InvalidExecutionInput", "no", Optional.empty()));
        BulkStore store = store(Runnable::run);

        store.begin(JOB, "Start executions");

        assertThat(state(store).phase()).isEqualTo(Phase.ENDED);
        assertThat(cloud.started).containsExactly("e-0", "e-1", "e-2", "e-4");
        assertThat(state(store).results()).extracting(BulkResult::done).containsExactly(true, true, true, false, true);
        assertThat(state(store).results().get(3).words()).isEqualTo("InvalidExecutionInput: no");
        assertThat(tasks.states().latest().getFirst().detail()).isEqualTo("4 done, 1 refused");
    }

    @Test
    void aKillBetweenTwoItemsLeavesTheRestForTheNextStartAndDoesNothingTwice() throws Exception {
        cloud.killAfter = 3;
        BulkStore killed = store(killable());
        killed.begin(JOB, "Start executions");
        assertThat(cloud.started).containsExactly("e-0", "e-1", "e-2");
        // The third was started, and the kill came before that was written: half a line is all there is.
        Path journal = journal();
        assertThat(Files.readAllLines(journal)).hasSize(3);
        assertThat(Files.getPosixFilePermissions(journal)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        Files.writeString(journal, "{\"item\":2,\"do", StandardOpenOption.APPEND);
        cloud.killAfter = -1;

        BulkStore next = store(Runnable::run);
        assertThat(state(next).phase()).isEqualTo(Phase.CUT_OFF);
        assertThat(state(next).results()).hasSize(2);
        next.resume("Start executions");

        assertThat(state(next).phase()).isEqualTo(Phase.ENDED);
        assertThat(cloud.started).containsExactly("e-0", "e-1", "e-2", "e-3", "e-4");
        assertThat(state(next).results()).extracting(BulkResult::item).containsExactly(0, 1, 2, 3, 4);
        assertThat(state(next).refused()).isZero();
        assertThat(store(Runnable::run).state().latest()).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void pausesByItselfWhileNobodyAnswersAndGoesOn() throws Exception {
        cloud.answers.put("e-1", new Failure.Unreachable("here", "cut"));
        BulkStore store = store(new SerialWorker("bulk"));
        store.begin(JOB, "Start executions");
        Eventually.on(() -> state(store).phase() == Phase.PAUSED);
        assertThat(state(store).why()).contains("cut");

        cloud.answers.clear();
        store.goOn();

        Eventually.on(() -> state(store).phase() == Phase.ENDED);
        assertThat(cloud.started).containsExactly("e-0", "e-1", "e-2", "e-3", "e-4");
    }

    @Test
    void pausesWhenTheEnvironmentIsLockedAndGoesOnOnceUnlocked() throws Exception {
        cloud.answers.put("e-2", new Failure.Locked("PROD", "StartExecution"));
        BulkStore store = store(new SerialWorker("bulk"));
        store.begin(JOB, "Start executions");
        Eventually.on(() -> state(store).phase() == Phase.PAUSED);
        assertThat(state(store).why()).contains("PROD is read-only; StartExecution was not sent");
        assertThat(state(store).refused()).isZero();

        cloud.answers.clear();
        store.goOn();

        Eventually.on(() -> state(store).phase() == Phase.ENDED);
        assertThat(cloud.started).containsExactly("e-0", "e-1", "e-2", "e-3", "e-4");
    }

    /** Connections that broke while they lay idle are found out one after the other. */
    @Test
    void aFewBrokenConnectionsInARowDoNotPauseIt() throws Exception {
        cloud.answers.put("e-1", new Failure.Unreachable("here", "The target server failed to respond"));
        var asked = new AtomicInteger();
        cloud.beforeRefusal = () -> {
            if (asked.incrementAndGet() == 3) {
                cloud.answers.clear();
            }
        };
        List<Phase> phases = new CopyOnWriteArrayList<>();
        BulkStore store = store(new SerialWorker("bulk"));
        try (var _ = store.state().subscribe(s -> s.ifPresent(now -> phases.add(now.phase())))) {
            store.begin(JOB, "Start executions");
            Eventually.on(() -> phases.contains(Phase.PAUSED) || phases.contains(Phase.ENDED));
        }

        assertThat(cloud.started).containsExactly("e-0", "e-1", "e-2", "e-3", "e-4");
        assertThat(phases).contains(Phase.ENDED).doesNotContain(Phase.PAUSED);
    }

    /** The call that was under way when the operator paused fails only after "go on". */
    @Test
    void goesOnThoughTheCallFromBeforeThePauseFailsAfterIt() throws Exception {
        cloud.answers.put("e-1", new Failure.Unreachable("here", "cut"));
        BulkStore store = store(new SerialWorker("bulk"));
        cloud.beforeRefusal = () -> {
            store.pause();
            cloud.answers.clear();
            store.goOn();
        };

        store.begin(JOB, "Start executions");

        Eventually.on(() -> state(store).phase() == Phase.ENDED);
        assertThat(cloud.started).containsExactly("e-0", "e-1", "e-2", "e-3", "e-4");
    }

    @Test
    void whatIsCancelledSaysWhatWasNotTried() throws Exception {
        cloud.answers.put("e-2", new Failure.Unreachable("here", "cut"));
        BulkStore store = store(new SerialWorker("bulk"));
        store.begin(JOB, "Start executions");
        Eventually.on(() -> state(store).phase() == Phase.PAUSED);

        tasks.cancel(tasks.states().latest().getFirst().id());

        Eventually.on(() -> state(store).phase() == Phase.CANCELLED);
        assertThat(tasks.states().latest().getFirst().detail()).isEqualTo("2 done, 0 refused, 3 not tried");
        assertThat(cloud.started).containsExactly("e-0", "e-1");
    }

    @Test
    void theInputsOfAJobAreGoneFromTheDiskWhenItHasEnded() throws Exception {
        BulkStore store = new BulkStore(cloud, tasks, folder.resolve("bulk"), Runnable::run, Clock.systemUTC());

        store.begin(JOB, "Start executions");

        assertThat(state(store).phase()).isEqualTo(Phase.ENDED);
        assertThat(folder.resolve("bulk")).isEmptyDirectory();
        assertThat(Files.getPosixFilePermissions(folder.resolve("bulk"))).isEqualTo(PosixFilePermissions.fromString(
                "rwx------"));
    }

    @Test
    void aNameThatSomebodyElseTookIsRefused() throws GatewayException {
        cloud.start(StartedOnly.MACHINE, "e-1", "{\"other\":true}");
        BulkStore store = store(Runnable::run);

        store.begin(JOB, "Start executions");

        assertThat(state(store).refused()).isEqualTo(1);
        assertThat(state(store).results().get(1).words()).startsWith("ExecutionAlreadyExists");
    }

    private Path journal() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList().getFirst();
        }
    }

    /** A thread that a kill of the process ends. */
    private static Executor killable() {
        return task -> {
            try {
                task.run();
            } catch (StartedOnly.Killed e) {
                assertThat(e).isNotNull();
            }
        };
    }

    @Test
    void withoutAJournalNothingIsBegun() {
        BulkStore store = new BulkStore(cloud, tasks, Path.of("/dev/null/bulk"), Runnable::run, Clock.systemUTC());

        store.begin(JOB, "Start executions");

        assertThat(cloud.started).isEmpty();
        assertThat(tasks.states().latest().getFirst().detail()).contains("Nothing was done");
        assertThat(List.copyOf(cloud.started)).isEmpty();
    }
}
