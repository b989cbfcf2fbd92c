package dev.signalbox.localcloud.service.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;

/** Reads the events of one stream, page by page. */
final class LogReading {
    private static final int LARGEST_PAGE = 10_000;
    static final int LARGEST_ANSWER = 1 << 20;

    private final LogStore store;

    LogReading(LogStore store) {
        this.store = store;
    }

    /** {@code f/position} goes on at a position, {@code b/position} goes back from before it. */
    private record Token(boolean forward, String position) {
        static Token of(String text) {
            if (!text.matches("[fb]/[0-9a-f]{32}")) {
                throw LogErrors.invalid("The specified nextToken is invalid.");
            }
            return new Token(text.startsWith("f/"), text.substring(2));
        }
    }

    GetLogEventsResponse getLogEvents(GetLogEventsRequest request) {
        var stream = store.stream(LogNames.group(request.logGroupName(), request.logGroupIdentifier()), LogNames
                .required(request.logStreamName(), "logStreamName"));
        var first = LogStore.position(number(request.startTime(), 0), 0);
        var end = LogStore.position(number(request.endTime(), Long.MAX_VALUE), 0);
        int limit = limit(request.limit());
        var token = Optional.ofNullable(request.nextToken()).map(Token::of);
        boolean forward = token.map(Token::forward).orElse(Boolean.TRUE.equals(request.startFromHead()));
        var from = token.filter(Token::forward).map(t -> max(first, t.position())).orElse(first);
        var until = token.filter(t -> !t.forward()).map(t -> min(end, t.position())).orElse(end);
        var page = forward ? oldest(stream, from, until, limit) : newest(stream, from, until, limit);
        var here = token.map(Token::position).orElse(forward ? from : min(until, end(stream)));
        var last = page.isEmpty() ? here : next(page.getLast().getKey());
        var start = page.isEmpty() ? here : page.getFirst().getKey();
        return GetLogEventsResponse.builder().events(page.stream().map(entry -> output(entry.getValue())).toList())
                .nextForwardToken("f/" + last).nextBackwardToken("b/" + start).build();
    }

    private List<Map.Entry<String, LogLine>> oldest(Stream stream, String from, String until, int limit) {
        return fitting(store.from(stream, from).takeWhile(entry -> entry.getKey().compareTo(until) < 0), limit);
    }

    private List<Map.Entry<String, LogLine>> newest(Stream stream, String from, String until, int limit) {
        return fitting(store.before(stream, until).takeWhile(entry -> entry.getKey().compareTo(from) >= 0), limit)
                .reversed();
    }

    /** As many as fit into an answer, at least one. */
    private static List<Map.Entry<String, LogLine>> fitting(java.util.stream.Stream<Map.Entry<String, LogLine>> lines,
            int limit) {
        var page = new ArrayList<Map.Entry<String, LogLine>>();
        long size = 0;
        for (var entry : (Iterable<Map.Entry<String, LogLine>>) lines.limit(limit)::iterator) {
            size += entry.getValue().size();
            if (size > LARGEST_ANSWER && !page.isEmpty()) {
                break;
            }
            page.add(entry);
        }
        return page;
    }

    /** Where the next event will stand at the earliest, so that a token of an empty stream finds it. */
    private static String end(Stream stream) {
        return LogStore.position(stream.lastEvent().orElse(0L), stream.written());
    }

    private static OutputLogEvent output(LogLine line) {
        return OutputLogEvent.builder().timestamp(line.timestamp()).ingestionTime(line.ingested()).message(line
                .message()).build();
    }

    static int limit(@Nullable Integer asked) {
        if (asked != null && (asked < 1 || asked > LARGEST_PAGE)) {
            throw LogErrors.invalid("1 validation error detected: Value '" + asked
                    + "' at 'limit' failed to satisfy constraint: Member must have value " + (asked < 1
                            ? "greater than or equal to 1"
                            : "less than or equal to 10000"));
        }
        return asked == null ? LARGEST_PAGE : asked;
    }

    static long number(@Nullable Long given, long otherwise) {
        return given == null ? otherwise : given;
    }

    private static String next(String position) {
        return LogStore.position(Long.parseUnsignedLong(position, 0, 16, 16), Long.parseUnsignedLong(position, 16, 32,
                16) + 1);
    }

    static String max(String a, String b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static String min(String a, String b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
