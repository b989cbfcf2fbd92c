package dev.signalbox.console.screen.frame.notices;

import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.model.notices.Notice;
import dev.signalbox.console.store.Subscription;
import dev.signalbox.console.store.notices.News;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What happened, newest first, and how much of it was not read. */
public final class NoticesViewModel implements AutoCloseable {
    private final News news;
    private final ObservableList<Notice> notices = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper unread = new ReadOnlyIntegerWrapper();
    private final Subscription subscription;

    public NoticesViewModel(News news, Executor fxThread) {
        this.news = news;
        subscription = news.notices().all().subscribe(new LatestOnFx<>(fxThread, this::show));
    }

    public ObservableList<Notice> notices() {
        return notices;
    }

    public ReadOnlyIntegerProperty unreadProperty() {
        return unread.getReadOnlyProperty();
    }

    public void read(Notice notice) {
        news.notices().read(notice.id());
    }

    public void readAll() {
        news.notices().readAll();
    }

    public void clear() {
        news.notices().clear();
    }

    /** Watches the execution that is shown, or no longer. */
    public void toggleWatch(Destination shown) {
        if (shown instanceof Destination.Execution(String arn)) {
            news.watch().toggle(List.of(new ExecutionId(arn)));
        }
    }

    private void show(List<Notice> next) {
        notices.setAll(next);
        unread.set((int) next.stream().filter(n -> !n.read()).count());
    }

    @Override
    public void close() {
        subscription.close();
    }
}
