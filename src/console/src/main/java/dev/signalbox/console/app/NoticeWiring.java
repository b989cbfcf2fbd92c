package dev.signalbox.console.app;

import dev.signalbox.console.fx.notices.NoticeWords;
import dev.signalbox.console.gateway.DesktopGateway;
import dev.signalbox.console.gateway.ExecutionsGateway;
import dev.signalbox.console.model.ExecutionList;
import dev.signalbox.console.store.CallbacksStore;
import dev.signalbox.console.store.ExecutionsStore;
import dev.signalbox.console.store.notices.DesktopNews;
import dev.signalbox.console.store.notices.EnvironmentNews;
import dev.signalbox.console.store.notices.Notices;
import dev.signalbox.console.store.notices.TaskNews;
import dev.signalbox.console.store.notices.WaitNews;
import java.time.Duration;
import java.util.concurrent.Executor;

/** Wires what is told to what it is told of. All of it happens on one worker, apart from telling the desktop. */
final class NoticeWiring {
    private static final Duration WATCHING = Duration.ofSeconds(3);

    private NoticeWiring() {}

    /** @param desktop tells what the operator wants to be told while looking elsewhere */
    static DesktopNews desktop(Session session, DesktopGateway desktop) {
        Notices notices = session.news().notices();
        TaskNews.listen(session.tasks(), notices, session.workers().serial("task news"));
        DesktopNews news = new DesktopNews(desktop, session.preferences(), new NoticeWords(), session.workers().serial(
                "desktop"));
        notices.onNotice(news::tell);
        return news;
    }

    static void callbacks(Session session, CallbacksStore store) {
        Executor worker = session.workers().serial("callback news");
        Notices notices = session.news().notices();
        WaitNews.listen(store.pending(), store.ended(), notices, session.clock(), worker);
        EnvironmentNews.listen(store.pending(), notices, session.environment().name(), worker);
    }

    static void executions(Session session, ExecutionsStore store, ExecutionsGateway cloud) {
        Executor worker = session.workers().serial("execution news");
        var watch = session.news().watch();
        store.list().subscribe(list -> list.newest().map(ExecutionList::executions).ifPresent(listed -> worker.execute(
                () -> watch.saw(listed))));
        session.poller().every(WATCHING, "DescribeExecution", () -> worker.execute(() -> watch.askNext(id -> cloud
                .describe(id).summary())));
    }
}
