package dev.signalbox.console.store.notices;

import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.notices.Notice;
import dev.signalbox.console.store.Subscription;
import dev.signalbox.console.store.Topic;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** What happened in this session, newest first; at most the last two hundred are kept. May be used from any thread. */
public final class Notices {
    static final int KEPT = 200;

    private final Clock clock;
    private final Topic<List<Notice>> all = new Topic<>(List.of());
    private final List<Consumer<Notice>> hearers = new CopyOnWriteArrayList<>();
    private long lastId;

    public Notices(Clock clock) {
        this.clock = clock;
    }

    public Topic<List<Notice>> all() {
        return all;
    }

    /** Tells each later notice once, on the thread that noticed it. */
    public Subscription onNotice(Consumer<Notice> hearer) {
        hearers.add(hearer);
        return () -> hearers.remove(hearer);
    }

    /** @param wanted whether the operator asked to be told */
    public void add(Notice.Kind kind, String subject, String detail, Optional<Destination> show, boolean wanted) {
        Notice notice;
        synchronized (this) {
            notice = new Notice(++lastId, clock.instant(), kind, subject, detail, show, wanted, false);
            List<Notice> next = new ArrayList<>();
            next.add(notice);
            all.latest().stream().limit(KEPT - 1L).forEach(next::add);
            all.publish(List.copyOf(next));
        }
        hearers.forEach(h -> h.accept(notice));
    }

    public synchronized void read(long id) {
        all.publish(all.latest().stream().map(n -> n.id() == id ? n.asRead() : n).toList());
    }

    public synchronized void readAll() {
        all.publish(all.latest().stream().map(Notice::asRead).toList());
    }

    public synchronized void clear() {
        all.publish(List.of());
    }
}
