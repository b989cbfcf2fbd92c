package dev.signalbox.localcloud.service.logs;

import dev.signalbox.localcloud.runtime.Time;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.RejectedLogEventsInfo;

/** Takes events in, within the limits that CloudWatch Logs has. */
final class LogWriting {
    private static final int MOST_EVENTS = 10_000;
    private static final int LARGEST_BATCH = 1_048_576;
    private static final int EVENT_OVERHEAD = 26;
    private static final Duration OLDEST = Duration.ofDays(14);
    private static final Duration NEWEST = Duration.ofHours(2);

    private final LogStore store;
    private final Time time;

    LogWriting(LogStore store, Time time) {
        this.store = store;
        this.time = time;
    }

    PutLogEventsResponse putLogEvents(PutLogEventsRequest request) {
        var group = LogNames.required(request.logGroupName(), "logGroupName");
        var stream = LogNames.required(request.logStreamName(), "logStreamName");
        var events = request.logEvents();
        check(events);
        long now = time.now().toEpochMilli();
        long oldest = now - OLDEST.toMillis();
        long newest = now + NEWEST.toMillis();
        var lines = new ArrayList<LogLine>(events.size());
        for (var event : events) {
            if (event.timestamp() >= oldest && event.timestamp() <= newest) {
                lines.add(new LogLine(event.timestamp(), now, event.message()));
            }
        }
        store.append(group, stream, lines);
        var response = PutLogEventsResponse.builder().nextSequenceToken("any");
        if (lines.size() < events.size()) {
            response.rejectedLogEventsInfo(rejected(events, oldest, newest));
        }
        return response.build();
    }

    private static RejectedLogEventsInfo rejected(List<InputLogEvent> events, long oldest, long newest) {
        var info = RejectedLogEventsInfo.builder();
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i).timestamp() < oldest) {
                info.tooOldLogEventEndIndex(i + 1);
            }
        }
        for (int i = events.size() - 1; i >= 0 && events.get(i).timestamp() > newest; i--) {
            info.tooNewLogEventStartIndex(i);
        }
        return info.build();
    }

    private static void check(List<InputLogEvent> events) {
        if (events.isEmpty() || events.size() > MOST_EVENTS) {
            throw LogErrors.invalid("1 validation error detected: Value at 'logEvents' failed to satisfy constraint: "
                    + "Member must have length between 1 and 10000");
        }
        long size = 0;
        long last = Long.MIN_VALUE;
        for (var event : events) {
            if (event.timestamp() == null || event.message() == null || event.message().isEmpty()) {
                throw LogErrors.invalid("Log event message must not be empty and its timestamp must be given.");
            }
            if (event.timestamp() < last) {
                throw LogErrors.invalid("Log events in a single PutLogEvents request must be in chronological order.");
            }
            last = event.timestamp();
            size += event.message().getBytes(StandardCharsets.UTF_8).length + EVENT_OVERHEAD;
        }
        if (size > LARGEST_BATCH) {
            throw LogErrors.invalid("Upload too large: " + size + " bytes exceeds limit of " + LARGEST_BATCH);
        }
    }
}
