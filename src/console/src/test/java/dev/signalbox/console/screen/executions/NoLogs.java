package dev.signalbox.console.screen.executions;

import dev.signalbox.console.gateway.LogsGateway;
import dev.signalbox.console.model.LogLine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A cloud in which nobody has written anything. */
final class NoLogs implements LogsGateway {
    @Override
    public List<LogLine> tail(String group, String stream, int lines) {
        return List.of();
    }

    @Override
    public OfRequest ofRequest(Request request, int calls, int lines) {
        return new OfRequest(List.of(), true);
    }

    @Override
    public Found between(String group, Instant from, Optional<Instant> to, int lines) {
        return new Found(List.of(), Optional.empty());
    }

    @Override
    public Found matching(String group, String pattern, Instant from, int lines) {
        return new Found(List.of(), Optional.empty());
    }

    @Override
    public Found further(String group, String pattern, Instant from, Rest rest, int lines) {
        throw new UnsupportedOperationException("further");
    }

    @Override
    public String groupOf(String function) {
        return "/aws/lambda/" + function;
    }

    @Override
    public Optional<Integer> keptDays(String group) {
        return Optional.empty();
    }
}
