package dev.signalbox.console.store.notices;

import java.time.Clock;

/** What the operator is told, and which executions to tell of. */
public record News(Notices notices, ExecutionWatch watch) {
    public static News of(Clock clock) {
        Notices notices = new Notices(clock);
        return new News(notices, new ExecutionWatch(notices, clock));
    }
}
