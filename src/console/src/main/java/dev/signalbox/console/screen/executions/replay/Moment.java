package dev.signalbox.console.screen.executions.replay;

import dev.signalbox.console.model.HistoryEvent;
import java.util.Optional;

/**
 * Where in an execution's history the tabs are.
 *
 * @param first id of the oldest event that is known
 * @param at id of the event that is, or is about to be, shown
 * @param last id of the newest event
 * @param live whether the tabs show the newest and go on with the execution
 * @param over whether the execution has ended, so that nothing goes on
 */
public record Moment(long first, long at, long last, boolean live, boolean over,
        Optional<HistoryEvent> event) {
    static Moment unknown() {
        return new Moment(0, 0, 0, true, false, Optional.empty());
    }
}
