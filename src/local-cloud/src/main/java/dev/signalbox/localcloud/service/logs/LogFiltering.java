package dev.signalbox.localcloud.service.logs;

import dev.signalbox.localcloud.service.logs.pattern.LogPattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

/** Finds events across the streams of a group, in the order of their times. */
final class LogFiltering {
    private static final int TIME_DIGITS = 16;
    /** So many events are looked at for one page; as on AWS, a page may then be empty and still name a next one. */
    private static final int MOST_SEEN = 20_000;
    private static final String TOKEN = "[0-9a-f]{16}/[^/]?.*/[0-9a-f]{32}";

    private final LogStore store;

    LogFiltering(LogStore store) {
        this.store = store;
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
        var pattern = pattern(Optional.ofNullable(request.filterPattern()).orElse(""));
        var until = LogStore.position(LogReading.number(request.endTime(), Long.MAX_VALUE), 0);
        var after = after(request);
        var from = LogReading.max(LogStore.position(LogReading.number(request.startTime(), 0), 0), after.substring(0,
                Math.min(TIME_DIGITS, after.length())));
        var heads = new PriorityQueue<>(Comparator.comparing(Head::order));
        for (var stream : streams(group, request)) {
            push(heads, stream, store.from(stream, from).takeWhile(entry -> entry.getKey().compareTo(until) < 0)
                    .iterator());
        }
        return page(heads, after, pattern, LogReading.limit(request.limit()));
    }

    private static FilterLogEventsResponse page(PriorityQueue<Head> heads, String after, Predicate<String> pattern,
            int limit) {
        var found = new ArrayList<FilteredLogEvent>();
        var last = after;
        int seen = 0;
        long size = 0;
        while (!heads.isEmpty()) {
            var head = heads.poll();
            if (head.order().compareTo(after) > 0) {
                var line = head.entry().getValue();
                boolean matches = pattern.test(line.message());
                size += matches ? line.size() : 0;
                boolean full = matches && (found.size() == limit || size > LogReading.LARGEST_ANSWER && !found
                        .isEmpty());
                if (full || seen++ == MOST_SEEN) {
                    return FilterLogEventsResponse.builder().events(found).searchedLogStreams(List.of()).nextToken(last)
                            .build();
                }
                if (matches) {
                    found.add(filtered(head));
                }
                last = head.order();
            }
            push(heads, head.stream(), head.rest());
        }
        return FilterLogEventsResponse.builder().events(found).searchedLogStreams(List.of()).build();
    }

    private static String after(FilterLogEventsRequest request) {
        var token = Optional.ofNullable(request.nextToken()).orElse("");
        if (!token.isEmpty() && !token.matches(TOKEN)) {
            throw LogErrors.invalid("The specified nextToken is invalid.");
        }
        return token;
    }

    private static Predicate<String> pattern(String text) {
        try {
            return LogPattern.parse(text);
        } catch (LogPattern.Invalid e) {
            throw LogErrors.invalid("Invalid filter pattern: " + e.getMessage());
        }
    }

    private List<Stream> streams(String group, FilterLogEventsRequest request) {
        boolean named = request.hasLogStreamNames() && !request.logStreamNames().isEmpty();
        if (named && request.logStreamNamePrefix() != null) {
            throw LogErrors.invalid("logStreamNames and logStreamNamePrefix cannot both be specified.");
        }
        var all = store.streams(group, Optional.ofNullable(request.logStreamNamePrefix()).orElse(""));
        if (!named) {
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
}
