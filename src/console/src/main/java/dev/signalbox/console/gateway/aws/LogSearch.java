package dev.signalbox.console.gateway.aws;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.LogsGateway.Found;
import dev.signalbox.console.gateway.LogsGateway.Rest;
import dev.signalbox.console.model.LogLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;

/** Searches a group from the end of a time, in windows that grow: the last lines are wanted, but a group is told from its beginning. */
final class LogSearch {
    /** A function runs no longer, so its whole time is asked for at once. */
    private static final Duration WINDOW = Duration.ofMinutes(16);
    private static final int WIDER = 8;

    private final Pages pages;
    private final FilterLogEventsRequest.Builder request;
    private final Instant from;
    private final int lines;

    /** @param from before which nothing is wanted */
    LogSearch(Pages pages, FilterLogEventsRequest.Builder request, Instant from, int lines) {
        this.pages = pages;
        this.request = request;
        this.from = from;
        this.lines = lines;
    }

    /** Asks for a page of events. */
    @FunctionalInterface
    interface Pages {
        FilterLogEventsResponse page(FilterLogEventsRequest.Builder request, @Nullable String token)
                throws GatewayException;
    }

    Found before(Optional<Instant> to) throws GatewayException {
        Instant end = to.orElseGet(Instant::now);
        return further(new Rest(notBefore(end.minus(WINDOW)), to, Optional.empty(), end));
    }

    Found further(Rest first) throws GatewayException {
        var all = new ArrayDeque<LogLine>();
        var calls = new LogCalls();
        Optional<Rest> rest = Optional.of(first);
        while (rest.isPresent() && all.size() < lines && calls.more()) {
            rest = window(rest.get(), all, calls);
        }
        while (all.size() > lines) {
            all.removeFirst();
        }
        return new Found(all.stream().toList(), rest.filter(r -> r.token().isPresent() || all.size() < lines));
    }

    /** Puts the last lines of a window before those of later ones; what is left afterwards is the next one, or some of it. */
    private Optional<Rest> window(Rest at, ArrayDeque<LogLine> all, LogCalls calls) throws GatewayException {
        var last = new ArrayDeque<LogLine>();
        request.startTime(at.from().toEpochMilli()).endTime(at.to().map(Instant::toEpochMilli).orElse(null));
        String token = at.token().orElse(null);
        do {
            var page = pages.page(request, token);
            page.events().forEach(e -> last.add(new LogLine(Instant.ofEpochMilli(e.timestamp()), e.message())));
            while (last.size() > lines) {
                last.remove();
            }
            token = page.nextToken();
        } while (token != null && calls.more());
        last.reversed().forEach(all::addFirst);
        return token == null ? earlier(at)
                : Optional.of(new Rest(at.from(), at.to(), Optional.of(token), at.until()));
    }

    private Optional<Rest> earlier(Rest done) {
        if (!done.from().isAfter(from)) {
            return Optional.empty();
        }
        var width = Duration.between(done.from(), done.until()).multipliedBy(WIDER);
        return Optional.of(new Rest(notBefore(done.from().minus(width)), Optional.of(done.from().minusMillis(1)),
                Optional.empty(), done.from()));
    }

    private Instant notBefore(Instant begin) {
        return begin.isAfter(from) ? begin : from;
    }
}
