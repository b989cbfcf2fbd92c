package dev.signalbox.console.store.update;

import dev.signalbox.console.gateway.update.Feed;
import dev.signalbox.console.gateway.update.FeedException;
import dev.signalbox.console.gateway.update.FeedGateway;
import dev.signalbox.console.model.update.Policy;
import dev.signalbox.console.model.update.Release;
import dev.signalbox.console.model.update.UpdateState;
import dev.signalbox.console.model.update.UpdateState.Found;
import dev.signalbox.console.store.Subscription;
import dev.signalbox.console.store.Topic;
import dev.signalbox.console.store.preferences.Preference;
import dev.signalbox.console.store.preferences.Preferences;
import java.net.URI;
import java.time.InstantSource;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks once a day, at most, whether there is a newer version, if operator and administrator want it to. It only tells: it neither
 * downloads nor runs anything. What was believed once is remembered, so that nobody can show something older afterwards.
 */
public final class Updates {
    private static final Logger LOG = LoggerFactory.getLogger(Updates.class);
    private static final Preference<Boolean> WANTED = new Preference<>("update.check", Boolean.class, true);
    private static final Preference<Seen> SEEN = new Preference<>("update.seen", Seen.class, new Seen(0, "", ""));
    private static final Preference<String> ASKED = new Preference<>("update.asked", String.class, "");
    private static final Preference<String> TOLD = new Preference<>("update.told", String.class, "");
    private static final Duration PAUSE = Duration.ofDays(1);

    private final Supplier<Ways> finder;
    private final String version;
    private final InstantSource clock;
    private final Executor worker;
    private final Topic<UpdateState> state;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final List<Consumer<Release>> hearers = new CopyOnWriteArrayList<>();
    private final Memory memory;
    private @Nullable Ground ground;

    /** The newest feed that was believed. Public only for what reads and writes preferences. */
    public record Seen(long sequence, String issued, String feed) {}

    /** Where it is remembered; asked once, and may block. */
    @FunctionalInterface
    public interface Memory {
        Preferences preferences();
    }

    private record Ground(Ways ways, Preferences kept) {}

    /**
     * How it looks.
     *
     * @param address the build's; the administrator's goes first
     */
    public record Ways(Policy policy, Optional<URI> address, FeedGateway gateway) {}

    /** @param finder asked once, on the worker, when it begins */
    public Updates(Supplier<Ways> finder, String version, Memory memory, InstantSource clock, Executor worker) {
        this.finder = finder;
        this.version = version;
        this.memory = memory;
        this.clock = clock;
        this.worker = worker;
        state = new Topic<>(new UpdateState(Policy.none(Path.of("")), Optional.empty(), true, new Found.NotYet()));
    }

    public Topic<UpdateState> state() {
        return state;
    }

    /** The operator is here, or comes back: tells what was found before, the first time, and looks if that is a day ago. */
    public void begin() {
        boolean first = !begun.getAndSet(true);
        worker.execute(() -> {
            Ground on = ground();
            if (state.latest().allowed() && state.latest().wanted()) {
                if (first) {
                    recall(on);
                }
                if (isDue(on.kept)) {
                    look(on);
                }
            }
        });
    }

    /** Tells of each newer version once, also over starts. */
    public Subscription onNewer(Consumer<Release> hearer) {
        hearers.add(hearer);
        return () -> hearers.remove(hearer);
    }

    /** On the worker only. */
    private Ground ground() {
        Ground known = ground;
        if (known != null) {
            return known;
        }
        Ways ways = finder.get();
        Ground found = new Ground(ways, memory.preferences());
        ground = found;
        Optional<URI> address = ways.address.map(a -> ways.policy.updateAddress().orElse(a));
        boolean wanted = ways.policy.updateCheck().orElseGet(() -> found.kept.get(WANTED));
        publish(new UpdateState(ways.policy, address, wanted, new Found.NotYet()));
        return found;
    }

    /** Looks now, because the operator wants to know. */
    public void look() {
        worker.execute(() -> {
            Ground on = ground();
            if (state.latest().allowed()) {
                look(on);
            }
        });
    }

    public void want(boolean wanted) {
        worker.execute(() -> {
            ground().kept.set(WANTED, wanted);
            UpdateState now = state.latest();
            publish(new UpdateState(now.policy(), now.address(), wanted, now.found()));
        });
    }

    private void recall(Ground on) {
        String signed = on.kept.get(SEEN).feed();
        if (!signed.isEmpty()) {
            try {
                publish(state.latest().with(found(on.ways.gateway.check(signed, clock.instant()), on.kept)));
            } catch (FeedException e) {
                LOG.info("What was known of newer versions is not believed any more: {}", e.getMessage());
            }
        }
    }

    private boolean isDue(Preferences kept) {
        Instant now = clock.instant();
        Instant asked = instant(kept.get(ASKED));
        return asked.plus(PAUSE).isBefore(now) || asked.isAfter(now);
    }

    private void look(Ground on) {
        publish(state.latest().with(new Found.Looking()));
        Instant now = clock.instant();
        on.kept.set(ASKED, now.toString());
        try {
            Feed feed = on.ways.gateway.fetch(state.latest().address().orElseThrow(), now);
            accept(feed, on.kept);
            publish(state.latest().with(found(feed, on.kept)));
        } catch (FeedException e) {
            LOG.info("Not known whether there is a newer version: {}", e.getMessage());
            publish(state.latest().with(new Found.Failed(now, String.valueOf(e.getMessage()))));
        }
    }

    private static void accept(Feed feed, Preferences kept) throws FeedException {
        Seen seen = kept.get(SEEN);
        if (feed.sequence() < seen.sequence() || feed.issued().isBefore(instant(seen.issued()))) {
            throw new FeedException("the update feed is older than one that was seen before");
        }
        kept.set(SEEN, new Seen(feed.sequence(), feed.issued().toString(), feed.signed()));
    }

    private Found found(Feed feed, Preferences kept) {
        Release release = feed.release();
        if (!release.newerThan(version)) {
            return new Found.Newest(clock.instant());
        }
        if (!kept.get(TOLD).equals(release.version()) && !hearers.isEmpty()) {
            kept.set(TOLD, release.version());
            hearers.forEach(h -> h.accept(release));
        }
        return new Found.Newer(release);
    }

    private static Instant instant(String text) {
        try {
            return text.isEmpty() ? Instant.EPOCH : Instant.parse(text);
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }

    private void publish(UpdateState next) {
        state.publish(next);
    }
}
