package dev.signalbox.console.store.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.Outcome;
import dev.signalbox.console.model.batch.BatchOverview.Usage;
import dev.signalbox.console.model.batch.BatchSamples;
import dev.signalbox.console.model.batch.JobStatus;
import dev.signalbox.console.screen.batch.ScriptedBatch;
import dev.signalbox.console.store.Work;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BatchChangesTest {
    private final ScriptedBatch batch = new ScriptedBatch();
    private final Clock clock = Clock.fixed(ScriptedBatch.NOON, ZoneOffset.UTC);
    private final BatchStore store = new BatchStore(batch.ports(), batch, Work.on(Runnable::run), clock);
    private final BatchChanges changes = new BatchChanges(batch.ports(), store, Runnable::run, clock, _ -> {});

    @Test
    void disablesAQueueBeforeItIsDeleted() {
        changes.deleteQueue("Delete", BatchSamples.queue(true, "VALID", "env"));

        assertThat(batch.commands).containsExactly("disable queue", "delete queue");
        assertThat(changes.outcome().latest()).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void anEnvironmentThatStaysEnabledIsNotDeleted() {
        changes.deleteEnvironment("Delete", BatchSamples.environment("env", true, "VALID", 4));

        assertThat(batch.commands).containsExactly("disable env");
        assertThat(changes.outcome().latest()).isInstanceOfSatisfying(Outcome.Failed.class, f -> assertThat(f.cause()
                .code()).isEqualTo("NotSettled"));
    }

    @Test
    void saysWhyAChangeWasRefused() {
        batch.failure = new Failure.Denied("AccessDenied", "not you", Optional.of("r-1"));

        changes.resize("Resize", "env", dev.signalbox.console.model.batch.ComputeEnvironment.Size.upTo(8));

        assertThat(changes.outcome().latest()).isEqualTo(new Outcome.Failed("Resize", batch.failure));
    }

    @Test
    void asksOnceWhatARunningJobTakes() {
        batch.add("a", JobStatus.RUNNING, 1);
        store.refresh();
        store.refresh();

        var overview = store.overview().latest().newest().orElseThrow();
        assertThat(overview.usage()).isEqualTo(Map.of("id-a", new Usage(2, Optional.of("env"))));
        assertThat(overview.usedOn("env")).isEqualTo(2);
        assertThat(overview.usedBy("queue")).isEqualTo(2);
    }
}
