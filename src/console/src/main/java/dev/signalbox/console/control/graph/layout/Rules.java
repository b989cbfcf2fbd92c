package dev.signalbox.console.control.graph.layout;

import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.ExecutionProgress;
import dev.signalbox.console.model.StateVisit;
import dev.signalbox.states.Condition;
import dev.signalbox.states.State;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which rule a Choice state chose, as far as the way that was taken tells it. */
public final class Rules {
    private static final Pattern BRACES = Pattern.compile("^\\{%\\s*|\\s*%\\}$");

    private Rules() {}

    /** Empty before it has chosen. */
    public static Optional<String> chosen(State.Choice choice, ExecutionProgress progress) {
        return target(choice, progress).map(t -> line(words(choice, t)));
    }

    /** Where it led last. */
    private static Optional<String> target(State.Choice choice, ExecutionProgress progress) {
        List<String> taken = progress.taken().stream().filter(e -> e.from().equals(choice.name())).map(
                ExecutionProgress.Edge::to).toList();
        return taken.size() == 1 ? Optional.of(taken.getFirst())
                : progress.visits().reversed().stream().filter(v -> v.from().filter(choice.name()::equals).isPresent())
                        .map(StateVisit::state).map(s -> s.name()).filter(taken::contains).findFirst();
    }

    private static String words(Condition condition) {
        return condition instanceof Condition.Jsonata(String expression) ? BRACES.matcher(expression).replaceAll("")
                : condition.toString();
    }

    /** Expressions may be written in several lines. */
    static String line(String words) {
        return words.replaceAll("\\s+", " ").strip();
    }

    /** The rules that lead there; that more than one does is rare, and then nobody tells which it was. */
    static String words(State.Choice choice, String target) {
        String rules = choice.rules().stream().filter(r -> r.next().equals(target)).map(r -> words(r.condition()))
                .collect(Collectors.joining(Texts.text("graph.choice.or")));
        if (rules.isEmpty()) {
            return Texts.text("graph.choice.default");
        }
        return choice.otherwise().filter(target::equals).isPresent() ? rules + Texts.text("graph.choice.orDefault")
                : rules;
    }
}
