package dev.signalbox.console.store.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.gateway.archive.SqliteArchive;
import dev.signalbox.console.model.ExecutionDetails;
import dev.signalbox.console.model.ExecutionDetails.Qualifier;
import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.model.ExecutionStatus;
import dev.signalbox.console.model.ExecutionSummary;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.Redrivability;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFillTest {
    private static final String MACHINE = "arn:aws:states:local-1:000000000000:stateMachine:orders";
    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

    @TempDir Path folder;
    private final PagedHistories cloud = new PagedHistories();
    private SqliteArchive archive;
    private HistoryFill fill;

    @BeforeEach
    void open() throws Exception {
        archive = new SqliteArchive(folder.resolve("archive.db"));
        fill = new HistoryFill(archive, cloud, Runnable::run);
        keep("bad", ExecutionStatus.FAILED, 0);
        keep("good", ExecutionStatus.SUCCEEDED, 60);
        keep("late", ExecutionStatus.TIMED_OUT, 30);
        keep("on", ExecutionStatus.RUNNING, 90);
    }

    @AfterEach
    void close() {
        archive.close();
    }

    private static ExecutionId id(String name) {
        return new ExecutionId(MACHINE.replace(":stateMachine:", ":execution:") + ":" + name);
    }

    private void keep(String name, ExecutionStatus status, int second) throws Exception {
        Instant started = START.plusSeconds(second);
        archive.keep(new ExecutionDetails(new ExecutionSummary(id(name), status, started, Optional.of(started).filter(
                _ -> status.isOver())), MACHINE, "{}", Optional.empty(), Optional.empty(), Optional.empty(),
                new Redrivability(0, Optional.empty(), Optional.empty()), Optional.empty(), Optional.empty(),
                Qualifier.NONE));
    }

    private int kept(String name) throws Exception {
        return archive.history(id(name)).size();
    }

    @Test
    void keepsTheEventsOfWhatEndedTheFailedFirst() throws Exception {
        fill.next();
        fill.next();
        fill.next();
        assertThat(cloud.asked()).containsExactly("late", "late", "bad", "bad", "good", "good");
        assertThat(kept("bad")).isEqualTo(PagedHistories.EVENTS);
        assertThat(archive.definition(id("bad"))).hasValueSatisfying(d -> assertThat(d).contains("StartAt"));
        assertThat(fill.isIdle()).isFalse();
        fill.next();
        assertThat(fill.isIdle()).isTrue();
        assertThat(cloud.asked()).doesNotContain("on").hasSize(6);
    }

    @Test
    void leavesOutWhatIsTooLongAndAsksLaterWhenThrottled() throws Exception {
        cloud.pages(id("late"), 6);
        fill.next();
        cloud.fail(new Failure.Throttled("ThrottlingException", "Rate exceeded", Optional.empty()));
        fill.next();
        cloud.fail(new Failure.TimedOut("states", Duration.ofSeconds(1)));
        fill.next();
        cloud.work();
        fill.next();
        assertThat(kept("late")).isZero();
        assertThat(kept("bad")).isEqualTo(PagedHistories.EVENTS);
        fill.next();
        fill.next();
        assertThat(cloud.asked().stream().filter("late"::equals)).hasSize(5);
    }

    @Test
    void forgetsWhatAwsForgot() throws Exception {
        cloud.fail(new Failure.NotFound("ExecutionDoesNotExist", "gone", Optional.empty()));
        fill.next();
        assertThat(archive.withoutEvents(10)).containsExactly(id("bad"), id("good"));
    }
}
