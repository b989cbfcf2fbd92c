package dev.signalbox.console.gateway.aws;

/** Counts the calls of one question to CloudWatch Logs. */
final class LogCalls {
    static final int MOST = 20;

    private int made;

    boolean more() {
        return made++ < MOST;
    }
}
