package dev.signalbox.console.store.notices;

import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.PendingCallback;
import dev.signalbox.console.model.callbacks.EndedWait;
import dev.signalbox.console.model.callbacks.WaitId;
import dev.signalbox.console.model.notices.Notice.Kind;
import dev.signalbox.console.store.Topic;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * Tells of waits whose deadline passed, once each, and of states that wait without any timeout, when that is seen for the first
 * time. What waited before the console was opened counts too.
 */
public final class WaitNews {
    private static final int REMEMBERED = 2_000;

    private final Notices notices;
    private final Clock clock;
    private final Set<String> told = Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });

    private WaitNews(Notices notices, Clock clock) {
        this.notices = notices;
        this.clock = clock;
    }

    /** @param worker does one thing after the other */
    public static void listen(Topic<Loadable<List<PendingCallback>>> pending, Topic<List<EndedWait>> ended,
            Notices notices, Clock clock, Executor worker) {
        WaitNews news = new WaitNews(notices, clock);
        pending.subscribe(next -> {
            if (next instanceof Loadable.Ready(var waits, _)) {
                worker.execute(() -> news.look(waits));
            }
        });
        ended.subscribe(waits -> worker.execute(() -> news.ended(waits)));
    }

    private void look(List<PendingCallback> waits) {
        Instant now = clock.instant();
        for (PendingCallback wait : waits) {
            if (wait.deadline().isEmpty() && told.add("endless " + wait.pipeline() + " " + wait.state())) {
                add(Kind.CALLBACK_ENDLESS, wait.id());
            }
            if (wait.deadline().filter(d -> !d.isAfter(now)).isPresent()) {
                overdue(wait.id());
            }
        }
    }

    private void ended(List<EndedWait> ended) {
        ended.stream().filter(e -> e.how() == EndedWait.How.TIMED_OUT).forEach(e -> overdue(e.about()));
    }

    private void overdue(WaitId wait) {
        if (told.add("overdue " + wait.key())) {
            add(Kind.CALLBACK_OVERDUE, wait);
        }
    }

    private void add(Kind kind, WaitId wait) {
        Destination show = kind == Kind.CALLBACK_ENDLESS ? new Destination.Callback(wait.executionArn())
                : new Destination.Execution(wait.executionArn());
        notices.add(kind, wait.projectId().orElse(wait.executionName()), wait.pipeline() + " · " + wait.state(),
                Optional.of(show), false);
    }
}
