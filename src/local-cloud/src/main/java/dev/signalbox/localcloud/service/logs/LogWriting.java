package dev.signalbox.localcloud.service.logs;

import dev.signalbox.localcloud.runtime.Time;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.RejectedLogEventsInfo;

/** Takes events in, within the limits that CloudWatch Logs has. */
final class LogWriting {
    private static final int MOST_EVENTS = 10_000;
    private static final int LARGEST_BATCH = 1_048_576;
    private static final Duration LONGEST_SPAN = Duration.ofHours(24);
    private static final Duration OLDEST = Duration.ofDays(14);
    private static final Duration NEWEST = Duration.ofHours(2);

    private final LogStore store;
    private final Time time;

    LogWriting(LogStore store, Time time) {
        this.store = store;
        this.time = time;
    }

    PutLogEventsResponse putLogEvents(PutLogEventsRequest request) {
        var group = store.group(LogNames.required(request.logGroupName(), "logGroupName"));
        var stream = LogNames.required(request.logStreamName(), "logStreamName");
        var events = request.logEvents();
        check(events);
        long now = time.now().toEpochMilli();
        var limits = new Limits(now - OLDEST.toMillis(), group.retentionDays().map(days -> now - Duration.ofDays(days)
                .toMillis()).orElse(Long.MIN_VALUE), now + NEWEST.toMillis());
        var lines = events.stream().filter(event -> limits.allow(event.timestamp())).map(event -> new LogLine(event
                .timestamp(), now, event.message())).toList();
        store.append(group.name(), stream, lines);
        var response = PutLogEventsResponse.builder().nextSequenceToken("any");
        if (lines.size() < events.size()) {
            response.rejectedLogEventsInfo(limits.rejected(events));
        }
        return response.build();
    }

    /** Between which times events are taken; what is refused stands at the beginning and at the end of a batch. */
    private record Limits(long oldest, long expired, long newest) {
        boolean allow(long timestamp) {
            return timestamp >= oldest && timestamp >= expired && timestamp <= newest;
        }

        RejectedLogEventsInfo rejected(List<InputLogEvent> events) {
            var info = RejectedLogEventsInfo.builder();
            for (int i = 0; i < events.size(); i++) {
                long timestamp = events.get(i).timestamp();
                if (timestamp < oldest) {
                    info.tooOldLogEventEndIndex(i + 1);
                } else if (timestamp < expired) {
                    info.expiredLogEventEndIndex(i + 1);
                }
            }
            for (int i = events.size() - 1; i >= 0 && events.get(i).timestamp() > newest; i--) {
                info.tooNewLogEventStartIndex(i);
            }
            return info.build();
        }
    }

    private static void check(List<InputLogEvent> events) {
        if (events.isEmpty() || events.size() > MOST_EVENTS) {
            throw LogErrors.invalid("1 validation error detected: Value at 'logEvents' failed to satisfy constraint: "
                    + "Member must have length " + (events.isEmpty() ? "greater than or equal to 1"
                            : "less than or equal to " + MOST_EVENTS));
        }
        long size = 0;
        long last = Long.MIN_VALUE;
        for (int i = 0; i < events.size(); i++) {
            var event = events.get(i);
            checkMembers(event, i + 1);
            if (event.timestamp() < last) {
                throw LogErrors.invalid("Log events in a single PutLogEvents request must be in chronological order.");
            }
            last = event.timestamp();
            size += LogLine.size(event.message());
        }
        if (size > LARGEST_BATCH) {
            throw LogErrors.invalid("Upload too large: " + size + " bytes exceeds limit of " + LARGEST_BATCH);
        }
        if (last - events.getFirst().timestamp() > LONGEST_SPAN.toMillis()) {
            throw LogErrors.invalid("The batch of log events in a single PutLogEvents request cannot span more than "
                    + "24 hours.");
        }
    }

    private static void checkMembers(InputLogEvent event, int number) {
        var at = "1 validation error detected: Value '" + (event.message() == null ? "null" : "") + "' at 'logEvents."
                + number + ".member.";
        if (event.timestamp() == null) {
            throw LogErrors.invalid("1 validation error detected: Value null at 'logEvents." + number
                    + ".member.timestamp' failed to satisfy constraint: Member must not be null");
        }
        if (event.message() == null || event.message().isEmpty()) {
            throw LogErrors.invalid(at
                    + "message' failed to satisfy constraint: Member must have length greater than or equal to 1");
        }
    }
}
