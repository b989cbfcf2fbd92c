package dev.signalbox.localcloud.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Time that passes only when told to; due tasks run on the test's thread. */
public final class ManualTime implements Time {
    private final List<Task> tasks = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    private record Task(Instant when, Runnable task) {}

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized Timer at(Instant when, Runnable task) {
        var added = new Task(when, task);
        tasks.add(added);
        return () -> {
            synchronized (this) {
                tasks.remove(added);
            }
        };
    }

    /** Runs what is due now, and what that makes due. */
    public void settle() {
        advance(Duration.ZERO);
    }

    public void advance(Duration by) {
        var target = now().plus(by);
        while (true) {
            Task next;
            synchronized (this) {
                next = tasks.stream().filter(t -> !t.when().isAfter(target)).min(Comparator.comparing(Task::when))
                        .orElse(null);
                if (next == null) {
                    now = target;
                    return;
                }
                tasks.remove(next);
                now = next.when().isAfter(now) ? next.when() : now;
            }
            next.task().run();
        }
    }
}
