package dev.signalbox.console.control.graph;

import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.StateProgress;
import dev.signalbox.console.model.StateProgress.Attempt;
import dev.signalbox.console.model.StateProgress.Phase;
import dev.signalbox.states.Retrier;
import dev.signalbox.states.State;
import java.util.List;
import java.util.Optional;

/** How often a state was tried again, and how often that is allowed: {@code ↻ 2/5}. */
final class Retries {
    private Retries() {}

    /** Empty for a state that was not tried again and does not wait to be. */
    static Optional<String> words(State state, StateProgress progress) {
        int coming = progress.phase() == Phase.RETRYING ? 1 : 0;
        int again = (int) progress.attempts().stream().filter(a -> a.error().isPresent()).count() - (progress.attempts()
                .isEmpty() || progress.attempts().getLast().error().isEmpty() ? 0 : 1) + coming;
        if (again <= 0) {
            return Optional.empty();
        }
        String loop = "\u21bb " + again;
        return Optional.of(rule(state, progress).map(r -> loop + "/" + r.maxAttempts()).orElse(loop));
    }

    /** For those who do not see the mark. */
    static String spoken(String words) {
        return Texts.text("graph.retry", words.substring(2));
    }

    /** The rule that the last failure is retried by. */
    private static Optional<Retrier> rule(State state, StateProgress progress) {
        String error = progress.lastFailure().flatMap(Attempt::error).orElse("");
        return rules(state).stream().filter(r -> r.errorEquals().stream().anyMatch(e -> matches(e, error))).findFirst();
    }

    private static boolean matches(String rule, String error) {
        return rule.equals(error) || rule.equals("States.ALL") || rule.equals("States.TaskFailed") && !error.equals(
                "States.Timeout");
    }

    private static List<Retrier> rules(State state) {
        return switch (state) {
            case State.Task s -> s.retriers();
            case State.Parallel s -> s.retriers();
            case State.Map s -> s.retriers();
            case State.Pass _,State.Choice _,State.Wait _,State.Succeed _,State.Fail _,State.Unknown _ -> List.of();
        };
    }
}
