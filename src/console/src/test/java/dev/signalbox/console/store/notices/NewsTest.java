package dev.signalbox.console.store.notices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.gateway.DesktopGateway;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.model.ExecutionStatus;
import dev.signalbox.console.model.ExecutionSummary;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.PendingCallback;
import dev.signalbox.console.model.callbacks.EndedWait;
import dev.signalbox.console.model.notices.Notice;
import dev.signalbox.console.model.notices.Notice.Kind;
import dev.signalbox.console.store.Tasks;
import dev.signalbox.console.store.Topic;
import dev.signalbox.console.store.preferences.Preferences;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NewsTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Failure DOWN = new Failure.Unreachable("states.local-1", "refused");

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final News news = News.of(clock);
    private final List<String> asked = new ArrayList<>();

    @Test
    void tellsOnceHowAWatchedExecutionEnded() throws Exception {
        news.watch().toggle(List.of(id("one")));
        news.watch().askNext(id -> seen(id, ExecutionStatus.RUNNING));
        assertThat(kinds()).isEmpty();
        news.watch().askNext(id -> seen(id, ExecutionStatus.FAILED));
        news.watch().saw(List.of(seen(id("one"), ExecutionStatus.FAILED)));
        assertThat(kinds()).containsExactly(Kind.EXECUTION_FAILED);
        Notice notice = news.notices().all().latest().getFirst();
        assertThat(notice.wanted()).isTrue();
        assertThat(notice.show()).contains(new Destination.Execution(id("one").arn()));
        assertThat(news.watch().watched().latest()).isEmpty();
        asked.clear();
        news.watch().askNext(id -> seen(id, ExecutionStatus.FAILED));
        assertThat(asked).isEmpty();
    }

    @Test
    void asksForOneAtATimeInTurnAndSaysWhichItLost() {
        news.watch().started(id("one"));
        news.watch().started(id("two"));
        for (int i = 0; i < 3; i++) {
            news.watch().askNext(id -> seen(id, ExecutionStatus.RUNNING));
        }
        assertThat(asked).containsExactly("one", "two", "one");
        news.watch().askNext(_ -> {
            throw new GatewayException(DOWN);
        });
        news.watch().askNext(_ -> {
            throw new GatewayException(new Failure.NotFound("ExecutionDoesNotExist", "gone", Optional.empty()));
        });
        assertThat(kinds()).containsExactly(Kind.EXECUTION_LOST);
    }

    @Test
    void followsAtMostAHundredAndKeepsThoseThatWereChosen() {
        news.watch().toggle(List.of(id("chosen")));
        for (int i = 0; i < 2 * ExecutionWatch.MOST; i++) {
            news.watch().started(id("run-" + i));
        }
        for (int i = 0; i < ExecutionWatch.MOST; i++) {
            news.watch().askNext(id -> seen(id, ExecutionStatus.RUNNING));
        }
        assertThat(asked).contains("chosen", "run-199").doesNotContain("run-0").doesNotHaveDuplicates();
    }

    @Test
    void tellsOfDeadlinesThatPassedAndOfTheFirstWaitWithoutAnyOnce() {
        var pending = new Topic<Loadable<List<PendingCallback>>>(new Loadable.Loading<>());
        var ended = new Topic<List<EndedWait>>(List.of());
        WaitNews.listen(pending, ended, news.notices(), clock, Runnable::run);
        PendingCallback late = wait("late", "A", Optional.of(Duration.ofMinutes(1)));
        for (int i = 0; i < 2; i++) {
            pending.publish(new Loadable.Ready<>(List.of(late, wait("soon", "A", Optional.of(Duration.ofHours(1))),
                    wait("endless-1", "B", Optional.empty()), wait("endless-2", "B", Optional.empty())), NOW));
        }
        ended.publish(List.of(new EndedWait(late.id(), NOW, Duration.ofMinutes(10), EndedWait.How.TIMED_OUT)));
        assertThat(kinds()).containsExactly(Kind.CALLBACK_ENDLESS, Kind.CALLBACK_OVERDUE);
        assertThat(news.notices().all().latest()).extracting(Notice::subject).containsExactly("endless-1", "late");
    }

    @Test
    void tellsOnceThatTheEnvironmentIsSilentAndThatItIsBack() {
        var asking = new Topic<Loadable<String>>(new Loadable.Loading<>());
        EnvironmentNews.listen(asking, news.notices(), "LOCAL", Runnable::run);
        asking.publish(new Loadable.Ready<>("x", NOW));
        asking.publish(new Loadable.Stale<>("x", NOW, DOWN));
        asking.publish(new Loadable.Stale<>("x", NOW, DOWN));
        asking.publish(new Loadable.Ready<>("x", NOW));
        assertThat(kinds()).containsExactly(Kind.ENVIRONMENT_BACK, Kind.ENVIRONMENT_LOST);
    }

    @Test
    void tellsOfTasksThatFailedAndOfWatchedOnesThatAreDone() {
        Tasks tasks = new Tasks(clock);
        TaskNews.listen(tasks, news.notices(), Runnable::run);
        tasks.start("Download", "a", Optional.empty()).done("1 file", Optional.empty());
        Tasks.Task watched = tasks.start("Download", "b", Optional.empty());
        tasks.watch(2, true);
        watched.done("2 files", Optional.of(new Destination.Files()));
        tasks.start("Upload", "c", Optional.empty()).failed(DOWN);
        assertThat(news.notices().all().latest()).extracting(Notice::subject).containsExactly("Upload c", "Download b");
        assertThat(news.notices().all().latest()).extracting(Notice::wanted).containsExactly(false, true);
    }

    @Test
    void tellsTheDesktopOnlyWhileNobodyLooksAndSeveralAtOnceTogether() {
        List<String> shown = new ArrayList<>();
        List<Runnable> waiting = new ArrayList<>();
        DesktopNews desktop = new DesktopNews(desktop(shown), Preferences.forgotten(), words(), waiting::add);
        news.notices().onNotice(desktop::tell);
        add("seen", true);
        desktop.looking(false);
        add("not wanted", false);
        add("one", true);
        waiting.removeFirst().run();
        add("two", true);
        add("three", true);
        waiting.forEach(Runnable::run);
        assertThat(shown).containsExactly("one/detail", "2 things/two\nthree");
    }

    @Test
    void saysWhyTheDesktopWasNotTold() {
        DesktopNews desktop = new DesktopNews(new DesktopGateway() {
            @Override
            public Optional<String> missing() {
                return Optional.empty();
            }

            @Override
            public void show(String title, String text) throws NotShownException {
                throw new NotShownException("no bus");
            }
        }, Preferences.forgotten(), words(), Runnable::run);
        desktop.attempt("a", "b");
        assertThat(desktop.problem().latest()).contains("no bus");
    }

    @Test
    void keepsTheLastTwoHundredAndForgetsThemWhenAsked() {
        for (int i = 0; i < Notices.KEPT + 10; i++) {
            add("n" + i, false);
        }
        assertThat(news.notices().all().latest()).hasSize(Notices.KEPT).first().extracting(Notice::subject).isEqualTo(
                "n209");
        news.notices().readAll();
        assertThat(news.notices().all().latest()).allMatch(Notice::read);
        news.notices().clear();
        assertThat(news.notices().all().latest()).isEmpty();
    }

    private static DesktopGateway desktop(List<String> shown) {
        return new DesktopGateway() {
            @Override
            public Optional<String> missing() {
                return Optional.empty();
            }

            @Override
            public void show(String title, String text) {
                shown.add(title + "/" + text);
            }
        };
    }

    private static DesktopNews.Words words() {
        return new DesktopNews.Words() {
            @Override
            public String title(Notice notice) {
                return notice.subject();
            }

            @Override
            public String title(int notices) {
                return notices + " things";
            }
        };
    }

    private void add(String subject, boolean wanted) {
        news.notices().add(Kind.TASK_DONE, subject, "detail", Optional.empty(), wanted);
    }

    private List<Kind> kinds() {
        return news.notices().all().latest().stream().map(Notice::kind).toList();
    }

    private ExecutionSummary seen(ExecutionId id, ExecutionStatus status) {
        asked.add(id.name());
        return new ExecutionSummary(id, status, NOW.minusSeconds(60), status.isOver() ? Optional.of(NOW)
                : Optional.empty());
    }

    private static ExecutionId id(String name) {
        return new ExecutionId("arn:aws:states:local-1:000000000000:execution:nightly:" + name);
    }

    private static PendingCallback wait(String name, String state, Optional<Duration> timeout) {
        return new PendingCallback(id(name).arn(), name, "nightly", Optional.empty(), state, NOW.minusSeconds(600),
                timeout, Optional.empty(), Optional.empty(), 5, Optional.empty(), "{}");
    }
}
