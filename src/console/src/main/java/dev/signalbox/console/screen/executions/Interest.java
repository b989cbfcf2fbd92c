package dev.signalbox.console.screen.executions;

import dev.signalbox.console.model.ExecutionProgress;
import dev.signalbox.console.model.StateProgress;
import java.util.Comparator;
import java.util.Optional;

/** Which state is worth a look: where something waits, failed or goes on, the latest first. */
final class Interest {
    private Interest() {}

    static Optional<String> most(ExecutionProgress progress) {
        return progress.states().values().stream().min(Comparator.comparing(Interest::dullness).thenComparing(
                StateProgress::enteredAt, Comparator.reverseOrder())).map(StateProgress::name);
    }

    private static int dullness(StateProgress state) {
        return switch (state.phase()) {
            case WAITING -> 0;
            case CAUGHT, FAILED, TIMED_OUT -> 1;
            case RUNNING, RETRYING -> 2;
            case ABORTED -> 3;
            case SUCCEEDED -> 4;
        };
    }
}
