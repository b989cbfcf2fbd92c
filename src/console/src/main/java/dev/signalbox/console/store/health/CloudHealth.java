package dev.signalbox.console.store.health;

import dev.signalbox.console.gateway.CallWatch;
import dev.signalbox.console.store.Topic;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Gathers from all calls which services are silent, so that it is said once and not by every panel. Safe for several threads. */
public final class CloudHealth implements CallWatch {
    /** AWS refuses a signature that is five minutes off; the SDK signs again by AWS's clock, but others on this computer do not. */
    private static final Duration TOLERATED = Duration.ofMinutes(4);

    /** Many services are called on a click only: when nobody calls one again, nobody hears that it answers. */
    private static final Duration BELIEVED = Duration.ofMinutes(3);

    private final InstantSource clock;
    private final Map<String, Instant> lastSilence = new TreeMap<>();
    private final Topic<Health> state = new Topic<>(Health.good());

    public CloudHealth(InstantSource clock) {
        this.clock = clock;
    }

    public Topic<Health> state() {
        return state;
    }

    @Override
    public synchronized void answered(String service, Optional<Instant> cloudTime) {
        Health before = state.latest();
        TreeMap<String, Instant> silent = new TreeMap<>(before.silentSince());
        silent.remove(name(service));
        Optional<Duration> off = cloudTime.map(t -> Duration.between(t, clock.instant())).map(d -> Optional.of(d)
                .filter(o -> o.abs().compareTo(TOLERATED) > 0).map(o -> Duration.ofMinutes(o.toMinutes()))).orElse(
                        before.clockOff());
        publish(before, new Health(silent, silent.isEmpty() ? "" : before.why(), off));
    }

    @Override
    public synchronized void silent(String service, String why) {
        Health before = state.latest();
        TreeMap<String, Instant> silent = new TreeMap<>(before.silentSince());
        silent.putIfAbsent(name(service), clock.instant());
        lastSilence.put(name(service), clock.instant());
        publish(before, new Health(silent, why, before.clockOff()));
    }

    /** Believes in each service again that nobody has found silent lately: its next call is the trial. */
    public synchronized void forgetOld() {
        Instant since = clock.instant().minus(BELIEVED);
        forget(state.latest().silentSince().keySet().stream().filter(s -> !lastSilence.getOrDefault(s, Instant.MIN)
                .isAfter(since)).toList());
    }

    /** Believes in all services again, because somebody wants to know. */
    public synchronized void forget() {
        forget(List.copyOf(state.latest().silentSince().keySet()));
    }

    private void forget(Collection<String> services) {
        Health before = state.latest();
        TreeMap<String, Instant> silent = new TreeMap<>(before.silentSince());
        services.forEach(silent::remove);
        services.forEach(lastSilence::remove);
        publish(before, new Health(silent, silent.isEmpty() ? "" : before.why(), before.clockOff()));
    }

    private void publish(Health before, Health now) {
        if (!now.equals(before)) {
            state.publish(now);
        }
    }

    private static String name(String service) {
        return service.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }
}
