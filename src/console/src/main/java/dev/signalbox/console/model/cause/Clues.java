package dev.signalbox.console.model.cause;

import dev.signalbox.console.model.EventChain;
import dev.signalbox.console.model.History;
import dev.signalbox.console.model.HistoryEvent;
import dev.signalbox.console.model.LogLine;
import dev.signalbox.console.model.RootCause;
import dev.signalbox.console.model.cause.ObjectClue.Where;
import dev.signalbox.console.model.logs.LogSource;
import dev.signalbox.console.model.logs.LogSourceReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a history holds to look further with.
 *
 * @param source where what failed wrote its log
 * @param object an object that the error, the call's parameters or the state's input name
 * @param waits whether it waited for a callback
 */
public record Clues(RootCause cause, LogSource source, Optional<ObjectClue> object, boolean waits) {
    public static Clues read(History history, RootCause cause) {
        List<HistoryEvent> way = way(history, cause.eventId());
        Optional<HistoryEvent> scheduled = way.stream().filter(e -> e.type().endsWith("Scheduled")).reduce((a,
                b) -> b);
        Optional<ObjectClue> object = history.event(cause.eventId()).flatMap(e -> e.detail("cause")).flatMap(
                t -> ObjectClue.first(t, Where.ERROR)).or(() -> scheduled.flatMap(s -> s.detail("parameters").or(
                        () -> s.detail("input"))).flatMap(t -> ObjectClue.only(t, Where.PARAMETERS))).or(() -> way
                                .stream().findFirst().filter(HistoryEvent::isEntered).flatMap(e -> e.detail("input"))
                                .flatMap(t -> ObjectClue.only(t, Where.INPUT)));
        return new Clues(cause, LogSourceReader.along(way), object, scheduled.flatMap(s -> s.detail("resource")).filter(
                r -> r.endsWith(".waitForTaskToken")).isPresent());
    }

    /** The object that the line names, else that which the history names. */
    public Optional<ObjectClue> object(Optional<LogLine> line) {
        return line.flatMap(l -> ObjectClue.first(l.text(), Where.LOG)).or(() -> object);
    }

    /** From where the state was entered to the failure. */
    private static List<HistoryEvent> way(History history, long failure) {
        EventChain chain = EventChain.of(history.events());
        List<HistoryEvent> way = new ArrayList<>();
        Optional<HistoryEvent> at = history.event(failure);
        while (at.isPresent()) {
            way.addFirst(at.get());
            at = at.get().isEntered() ? Optional.empty() : chain.before(at.get());
        }
        return way;
    }
}
