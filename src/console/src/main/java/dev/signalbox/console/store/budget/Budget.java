package dev.signalbox.console.store.budget;

import dev.signalbox.console.gateway.BudgetSpentException;
import dev.signalbox.console.gateway.CallLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Token buckets, one per API, so that watching never throttles the operator's own pipelines: AWS shares these rates between
 * console and production code. Every call of this session is counted. Questions wait for their turn; what the operator commands
 * does not, and is paid for by the questions after it. When AWS throttles, an API rests and its bucket starts from empty.
 */
public final class Budget implements CallLimit {
    /** Longer than this nobody waits for an answer; the panel says so and asks again later. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ScopedValue<Boolean> URGENT = ScopedValue.newInstance();

    private final TimeSource time;
    private final Map<String, Bucket> buckets = new TreeMap<>();
    private ApiRates rates;

    public Budget(ApiRates rates, TimeSource time) {
        this.rates = rates;
        this.time = time;
    }

    /** Runs something that the operator asked for by hand: its calls are counted but do not wait. */
    public static <E extends Exception> void urgently(Command<E> command) throws E {
        ScopedValue.where(URGENT, true).call(() -> {
            command.run();
            return true;
        });
    }

    @Override
    public void take(String api) {
        Duration waited = Duration.ZERO;
        for (Duration wait = claim(api); !wait.isZero(); wait = claim(api)) {
            waited = waited.plus(wait);
            if (waited.compareTo(PATIENCE) > 0) {
                throw new BudgetSpentException(api);
            }
            sleep(api, wait);
        }
    }

    private void sleep(String api, Duration wait) {
        try {
            time.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BudgetSpentException(api);
        }
    }

    /** Other rates from now on. What is left of each bucket stays the same share of it. */
    public synchronized void rates(ApiRates now) {
        rates = now;
        buckets.forEach((api, bucket) -> bucket.rate(now.of(api), time.now()));
    }

    @Override
    public synchronized void again(String api) {
        bucket(api).spend(time.now());
    }

    @Override
    public synchronized void throttled(String api) {
        bucket(api).rest(time.now());
    }

    /** Whether a call would be made at once; it does not take it. */
    public synchronized boolean allows(String api) {
        return bucket(api).allows(time.now());
    }

    /** The share of an API's bucket that is left, 0 to 1; nothing while the API rests. */
    public synchronized double left(String api) {
        return bucket(api).left(time.now());
    }

    /** The share of the emptiest bucket that is gone, 0 to 1. */
    public synchronized double used() {
        return buckets.values().stream().mapToDouble(b -> 1 - b.left(time.now())).max().orElse(0);
    }

    /** What each API that was ever called has been asked, by name. */
    public synchronized List<ApiUse> uses() {
        Instant now = time.now();
        return buckets.entrySet().stream().map(e -> e.getValue().use(e.getKey(), now)).toList();
    }

    /** Takes a call, or tells how long to wait before asking again. */
    private synchronized Duration claim(String api) {
        Bucket bucket = bucket(api);
        if (URGENT.isBound()) {
            bucket.spend(time.now());
            return Duration.ZERO;
        }
        return bucket.claim(time.now());
    }

    private Bucket bucket(String api) {
        return buckets.computeIfAbsent(api, a -> new Bucket(rates.of(a), time.now()));
    }

    /** What changes the cloud. */
    @FunctionalInterface
    public interface Command<E extends Exception> {
        void run() throws E;
    }
}
