package dev.signalbox.transfer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Time that passes only by sleeping. */
final class FakeTime implements TransferTime {
    final List<Duration> pauses = new ArrayList<>();
    private Instant now = Instant.parse("2026-10-01T10:00:00Z");

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized void sleep(Duration duration) {
        pauses.add(duration);
        now = now.plus(duration);
    }

    @Override
    public double random() {
        return 1;
    }
}
