package dev.signalbox.console.gateway.aws.signin.source;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * What time it is where sessions end: this computer's clock may be wrong by hours, and a fresh session would then look as if it
 * were over. Every answer says what time it is there.
 */
public final class ServerClock implements ExecutionInterceptor {
    private static final Duration TOLERATED = Duration.ofSeconds(30);
    private static final ExecutionAttribute<Instant> SENT = new ExecutionAttribute<>("SignalboxSent");

    private final Clock clock;
    private volatile Duration ahead = Duration.ZERO;

    public ServerClock(Clock clock) {
        this.clock = clock;
    }

    /** By AWS's clock as far as it is known. */
    public Instant now() {
        return clock.instant().plus(ahead);
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        attributes.putAttribute(SENT, clock.instant());
    }

    /** An answer that was long on its way, as while the computer slept, tells what time it was. */
    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        if (isShort(Duration.between(attributes.getAttribute(SENT), clock.instant()))) {
            context.httpResponse().firstMatchingHeader("Date").ifPresent(this::learn);
        }
    }

    private static boolean isShort(Duration span) {
        return span.abs().compareTo(TOLERATED) <= 0;
    }

    private void learn(String date) {
        try {
            Instant there = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            Duration difference = Duration.between(clock.instant(), there);
            ahead = isShort(difference) ? Duration.ZERO : difference;
        } catch (DateTimeException e) {
            ahead = Duration.ZERO; // not a date: as if there were none
        }
    }
}
