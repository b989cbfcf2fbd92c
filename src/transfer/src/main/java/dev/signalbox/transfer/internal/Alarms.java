package dev.signalbox.transfer.internal;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Rings for fetches whose time is over, whatever they wait for. */
public final class Alarms implements AutoCloseable {
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1,
            Thread.ofPlatform().daemon().name("fetch-alarms").factory());

    /** Without the policy, each fetch that is over would be kept until its time is. */
    public Alarms() {
        clock.setRemoveOnCancelPolicy(true);
    }

    Alarm set(Duration time) {
        var alarm = new Alarm();
        alarm.stopWith(clock.schedule(alarm::ring, time.toNanos(), TimeUnit.NANOSECONDS));
        return alarm;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
