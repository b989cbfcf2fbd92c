package dev.signalbox.console.store.budget;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** One API's calls. Its owner guards it. */
final class Bucket {
    private static final Duration FIRST_REST = Duration.ofSeconds(2);
    private static final Duration LONGEST_REST = Duration.ofSeconds(60);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    /** Rounds up, so that who waited finds what was promised. */
    private static final Duration GRAIN = Duration.ofMillis(1);

    private ApiRate rate;
    private final Deque<Instant> lately = new ArrayDeque<>();
    private double tokens;
    private Instant filledAt;
    private Instant restsUntil;
    private Duration rest = Duration.ZERO;
    private int throttled;

    Bucket(ApiRate rate, Instant now) {
        this.rate = rate;
        tokens = rate.bucket();
        filledAt = now;
        restsUntil = now;
    }

    /** What is owed stays owed; what is left is the same share of the other bucket. */
    void rate(ApiRate other, Instant now) {
        fill(now);
        tokens = tokens > 0 ? tokens * other.bucket() / rate.bucket() : tokens;
        rate = other;
    }

    /** Takes a call and answers zero, or tells when to come again. */
    Duration claim(Instant now) {
        fill(now);
        if (now.isBefore(restsUntil)) {
            return Duration.between(now, restsUntil);
        }
        if (tokens < 1) {
            return Duration.ofNanos((long) ((1 - tokens) / rate.refill() * 1e9)).plus(GRAIN);
        }
        spend(now);
        return Duration.ZERO;
    }

    boolean allows(Instant now) {
        fill(now);
        return !now.isBefore(restsUntil) && tokens >= 1;
    }

    /** Takes a call that is made in any case; what is missing is paid back by waiting. */
    void spend(Instant now) {
        fill(now);
        tokens -= 1;
        lately.addLast(now);
    }

    /** A refusal soon after the last rest doubles it; the attempts of one call count as one. */
    void rest(Instant now) {
        fill(now);
        if (now.isBefore(restsUntil)) {
            return;
        }
        boolean soon = rest.isPositive() && now.isBefore(restsUntil.plus(LONGEST_REST));
        rest = !soon ? FIRST_REST
                : rest.multipliedBy(2).compareTo(LONGEST_REST) < 0 ? rest.multipliedBy(2) : LONGEST_REST;
        restsUntil = now.plus(rest);
        throttled++;
        tokens = Math.min(tokens, 0);
    }

    double left(Instant now) {
        fill(now);
        return now.isBefore(restsUntil) ? 0 : Math.clamp(tokens / rate.bucket(), 0, 1);
    }

    ApiUse use(String api, Instant now) {
        double left = left(now);
        return new ApiUse(api, lately.size(), rate.refill() * 60, left, throttled, Optional.of(restsUntil).filter(
                now::isBefore));
    }

    private void fill(Instant now) {
        double seconds = Duration.between(filledAt, now).toNanos() / 1e9;
        tokens = Math.min(rate.bucket(), tokens + seconds * rate.refill());
        filledAt = now;
        while (!lately.isEmpty() && lately.getFirst().isBefore(now.minus(MINUTE))) {
            lately.removeFirst();
        }
    }
}
