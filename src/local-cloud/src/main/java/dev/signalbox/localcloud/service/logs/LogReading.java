package dev.signalbox.localcloud.service.logs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;

/** Reads events: page by page of one stream, or across the streams of a group. */
final class LogReading {
    private static final int LARGEST_PAGE = 10_000;
    private static final int TIME_DIGITS = 16;

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
        return store.from(stream, from).takeWhile(entry -> entry.getKey().compareTo(until) < 0).limit(limit).toList();
    }

    private List<Map.Entry<String, LogLine>> newest(Stream stream, String from, String until, int limit) {
        return store.before(stream, until).takeWhile(entry -> entry.getKey().compareTo(from) >= 0).limit(limit).toList()
                .reversed();
    }

    /** Where the next event will stand at the earliest, so that a token of an empty stream finds it. */
    private static String end(Stream stream) {
        return LogStore.position(stream.lastEvent().orElse(0L), stream.written());
    }

    private static OutputLogEvent output(LogLine line) {
        return OutputLogEvent.builder().timestamp(line.timestamp()).ingestionTime(line.ingested()).message(line
                .message()).build();
    }

    /** An event together with what follows it in its stream. */
    private record Head(Stream stream, Map.Entry<String, LogLine> entry, Iterator<Map.Entry<String, LogLine>> rest) {
        /** By time, then by stream, then as written; so it begins with the time as 16 digits. */
        String order() {
            return entry.getKey().substring(0, TIME_DIGITS) + "/" + stream.name() + "/" + entry.getKey();
        }
    }

    FilterLogEventsResponse filterLogEvents(FilterLogEventsRequest request) {
        var group = LogNames.group(request.logGroupName(), request.logGroupIdentifier());
        var pattern = new FilterPattern(Optional.ofNullable(request.filterPattern()).orElse(""));
        var until = LogStore.position(number(request.endTime(), Long.MAX_VALUE), 0);
        var after = Optional.ofNullable(request.nextToken()).orElse("");
        var from = max(LogStore.position(number(request.startTime(), 0), 0), after.substring(0, Math.min(TIME_DIGITS,
                after
                        .length())));
        var heads = new PriorityQueue<>(Comparator.comparing(Head::order));
        for (var stream : streams(group, request)) {
            push(heads, stream, store.from(stream, from).takeWhile(entry -> entry.getKey().compareTo(until) < 0)
                    .iterator());
        }
        var found = new ArrayList<FilteredLogEvent>();
        int limit = limit(request.limit());
        var last = "";
        while (!heads.isEmpty()) {
            var head = heads.poll();
            if (head.order().compareTo(after) > 0 && pattern.test(head.entry().getValue().message())) {
                if (found.size() == limit) {
                    return FilterLogEventsResponse.builder().events(found).nextToken(last).build();
                }
                found.add(filtered(head));
                last = head.order();
            }
            push(heads, head.stream(), head.rest());
        }
        return FilterLogEventsResponse.builder().events(found).build();
    }

    private List<Stream> streams(String group, FilterLogEventsRequest request) {
        var all = store.streams(group, Optional.ofNullable(request.logStreamNamePrefix()).orElse(""));
        if (!request.hasLogStreamNames() || request.logStreamNames().isEmpty()) {
            return all;
        }
        var names = new HashSet<>(request.logStreamNames());
        var chosen = all.stream().filter(stream -> names.contains(stream.name())).toList();
        if (chosen.size() < names.size()) {
            throw LogErrors.noStream();
        }
        return chosen;
    }

    private static void push(PriorityQueue<Head> heads, Stream stream, Iterator<Map.Entry<String, LogLine>> rest) {
        if (rest.hasNext()) {
            heads.add(new Head(stream, rest.next(), rest));
        }
    }

    private static FilteredLogEvent filtered(Head head) {
        var line = head.entry().getValue();
        return FilteredLogEvent.builder().logStreamName(head.stream().name()).timestamp(line.timestamp()).ingestionTime(
                line.ingested()).message(line.message()).eventId(head.entry().getKey()).build();
    }

    private static int limit(@Nullable Integer asked) {
        if (asked != null && (asked < 1 || asked > LARGEST_PAGE)) {
            throw LogErrors.invalid("Value '" + asked
                    + "' at 'limit' failed to satisfy constraint: Member must have value between 1 and 10000");
        }
        return asked == null ? LARGEST_PAGE : asked;
    }

    private static long number(@Nullable Long given, long otherwise) {
        return given == null ? otherwise : given;
    }

    private static String next(String position) {
        return LogStore.position(Long.parseUnsignedLong(position, 0, 16, 16), Long.parseUnsignedLong(position, 16, 32,
                16) + 1);
    }

    private static String max(String a, String b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static String min(String a, String b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
