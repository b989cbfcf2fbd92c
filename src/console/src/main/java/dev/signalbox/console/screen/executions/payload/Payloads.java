package dev.signalbox.console.screen.executions.payload;

import dev.signalbox.console.model.ExecutionDetails;
import dev.signalbox.console.model.ExecutionProgress;
import dev.signalbox.console.model.StateProgress;
import dev.signalbox.console.model.StateVisit;
import java.util.List;
import java.util.Optional;

/**
 * Input and output of an execution or of one of its states.
 *
 * @param over whether there will be no output any more if there is none
 */
record Payloads(Optional<String> input, Optional<String> output, boolean over) {
    static Payloads of(Optional<ExecutionDetails> details, boolean over) {
        return new Payloads(details.map(ExecutionDetails::input), details.flatMap(ExecutionDetails::output).filter(
                _ -> over), over);
    }

    static Payloads of(StateProgress state) {
        return new Payloads(state.input(), state.output(), !state.phase().isOpen());
    }

    /** The states that were entered, in that order. */
    static List<String> states(ExecutionProgress progress) {
        return progress.visits().stream().map(StateVisit::state).map(StateProgress::name).distinct().toList();
    }
}
