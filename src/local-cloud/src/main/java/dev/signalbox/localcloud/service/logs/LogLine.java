package dev.signalbox.localcloud.service.logs;

/** One event. Times in milliseconds, as CloudWatch Logs has them. */
record LogLine(long timestamp, long ingested, String message) {}
