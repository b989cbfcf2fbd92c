package dev.signalbox.console.screen.executions.history;

import dev.signalbox.console.model.HistoryEvent;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An event as a row, with what filters ask of it found once. */
final class EventRow {
    private final HistoryEvent event;
    private final String state;
    private final EventGroup group;
    private final boolean failure;
    /** Two threads may find it twice, and find the same. */
    private @Nullable String searched;

    EventRow(HistoryEvent event, String state) {
        this.event = event;
        this.state = state;
        group = EventGroup.of(event.type());
        failure = EventText.isFailure(event);
    }

    HistoryEvent event() {
        return event;
    }

    long id() {
        return event.id();
    }

    /** The state that the event belongs to, or nothing. */
    String state() {
        return state;
    }

    EventGroup group() {
        return group;
    }

    boolean failure() {
        return failure;
    }

    String detail() {
        return EventText.summary(event);
    }

    /** What a text filter looks at, in lower case. */
    String searched() {
        String text = searched;
        if (text == null) {
            text = (event.type() + " " + state + " " + detail()).toLowerCase(Locale.ROOT);
            searched = text;
        }
        return text;
    }
}
