package dev.signalbox.console.gateway.aws;

import dev.signalbox.console.gateway.LogsGateway;

/** Counts the calls of one question to CloudWatch Logs. */
final class LogCalls {
    private final int most;
    private int made;

    LogCalls() {
        this(LogsGateway.CALLS);
    }

    LogCalls(int most) {
        this.most = most;
    }

    boolean more() {
        return made++ < most;
    }

    /** Whether one more was wanted than may be. */
    boolean exhausted() {
        return made > most;
    }
}
