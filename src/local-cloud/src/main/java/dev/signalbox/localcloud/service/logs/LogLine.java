package dev.signalbox.localcloud.service.logs;

import java.nio.charset.StandardCharsets;

/** One event. Times in milliseconds, as CloudWatch Logs has them. */
record LogLine(long timestamp, long ingested, String message) {
    private static final int OVERHEAD = 26;

    /** As CloudWatch Logs counts. */
    static long size(String message) {
        return message.getBytes(StandardCharsets.UTF_8).length + OVERHEAD;
    }

    long size() {
        return size(message);
    }
}
