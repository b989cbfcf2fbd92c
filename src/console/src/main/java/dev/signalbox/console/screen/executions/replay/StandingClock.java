package dev.signalbox.console.screen.executions.replay;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;

/** A clock that stands still as long as there is a moment at which it does. */
final class StandingClock extends Clock {
    private final Clock now;
    private final Supplier<Optional<Instant>> stands;

    StandingClock(Clock now, Supplier<Optional<Instant>> stands) {
        this.now = now;
        this.stands = stands;
    }

    @Override
    public Instant instant() {
        return stands.get().orElseGet(now::instant);
    }

    @Override
    public ZoneId getZone() {
        return now.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new StandingClock(now.withZone(zone), stands);
    }
}
