package dev.signalbox.console.screen.executions.cause;

import dev.signalbox.console.control.When;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.RootCause;
import dev.signalbox.console.model.cause.CauseTrace;
import dev.signalbox.console.model.cause.Clues;
import dev.signalbox.console.model.cause.ObjectClue;
import dev.signalbox.console.model.logs.LogSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/**
 * A root cause in words.
 *
 * @param trace what other services told; empty until they have answered
 * @param asked whether there is anybody to ask
 */
record CauseWords(Clues clues, Optional<CauseTrace> trace, boolean asked) {
    private static final int LINE = 600;

    sealed interface To {}

    record State(String name) implements To {}

    record Log(String state) implements To {}

    record Elsewhere(Destination place) implements To {}

    /** A link of the chain. */
    record Step(String text, To to) {
        /** What it leads to, for who looks it up. */
        String id() {
            return switch (to) {
                case State _ -> "cause-state";
                case Log _ -> "cause-log";
                case Elsewhere(Destination.S3Location _) -> "cause-object";
                case Elsewhere _ -> "cause-place";
            };
        }
    }

    /** @param quoted whether the words are somebody else's */
    record Said(String by, String words, boolean quoted) {
        HBox line() {
            Label who = new Label(by);
            who.getStyleClass().addAll("small-text", "text-3");
            who.setMinWidth(92);
            Label what = new Label(words);
            what.getStyleClass().addAll("small-text", quoted ? "mono" : "text-2");
            what.setWrapText(true);
            what.setMinHeight(HBox.USE_PREF_SIZE);
            HBox.setHgrow(what, Priority.ALWAYS);
            return new HBox(12, who, what);
        }
    }

    private RootCause cause() {
        return clues.cause();
    }

    String sentence() {
        String key = switch (cause().kind()) {
            case FAILED -> "cause.failed";
            case TIMED_OUT -> "cause.timedOut";
            case DECIDED -> "cause.decided";
        };
        return Texts.text(key, cause().state(), cause().error()) + why().map(w -> " " + w).orElse("");
    }

    private Optional<String> why() {
        Optional<String> exit = trace.flatMap(CauseTrace::lastAttempt).map(a -> a.exitCode().map(code -> Texts.text(
                "cause.exited", code, a.number())).orElse(Texts.text("cause.noContainer", a.number())));
        return exit.or(() -> cause().evidence().isEmpty() && !asked ? Optional.of(Texts.text("cause.unknown"))
                : Optional.empty());
    }

    List<Step> chain() {
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(Texts.text("cause.state", cause().state()), new State(cause().state())));
        switch (clues.source()) {
            case LogSource.Job(String id) -> steps.add(new Step(job(id), new Elsewhere(new Destination.Job(id))));
            case LogSource.Function f -> steps.add(new Step(Texts.text("cause.function", f.name()), new Log(cause()
                    .state())));
            case LogSource.Nowhere(_) -> cause().place().ifPresent(p -> steps.add(new Step(name(p), new Elsewhere(p))));
        }
        trace.flatMap(CauseTrace::telling).ifPresent(line -> steps.add(new Step(Texts.text(isError() ? "cause.errorAt"
                : "cause.lineAt", When.precise(line.at())), new Log(cause().state()))));
        object().ifPresent(o -> steps.add(new Step(o.place().uri(), new Elsewhere(o.place()))));
        return steps;
    }

    private String job(String id) {
        return trace.flatMap(CauseTrace::lastAttempt).map(a -> Texts.text("cause.jobAttempt", id, a.number())).orElse(
                Texts.text("cause.job", id));
    }

    private boolean isError() {
        return trace.flatMap(CauseTrace::error).isPresent();
    }

    private Optional<ObjectClue> object() {
        return clues.object(trace.flatMap(CauseTrace::telling));
    }

    List<Said> said() {
        List<Said> said = new ArrayList<>();
        cause().evidence().forEach(e -> said.add(new Said(said.isEmpty() ? Texts.text("cause.by.history") : "", e,
                true)));
        if (cause().evidence().isEmpty() && asked) {
            said.add(new Said(Texts.text("cause.by.history"), Texts.text("cause.unknown"), false));
        }
        if (asked) {
            said.add(log());
            said.add(object().map(o -> new Said(Texts.text("cause.by.object"), Texts.text("cause.object." + o.where()
                    .name().toLowerCase(Locale.ROOT), o.place().uri()), false)).orElseGet(() -> new Said(Texts.text(
                            "cause.by.object"), Texts.text("cause.object.unknown"), false)));
        }
        return said;
    }

    private Said log() {
        Optional<String> quoted = trace.flatMap(CauseTrace::telling).map(l -> When.precise(l.at()) + "  " + cut(l
                .text()));
        return quoted.map(q -> new Said(Texts.text(isError() ? "cause.by.error" : "cause.by.line"), q, true))
                .orElseGet(() -> new Said(Texts.text("cause.by.log"), trace.isEmpty() ? Texts.text("cause.asking")
                        : trace
                                .flatMap(CauseTrace::obstacle)
                                .map(o -> Texts.text("cause.notRead", Texts.text(o)))
                                .orElse(Texts.text("cause.noLines")), false));
    }

    private static String cut(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.length() <= LINE ? line : line.substring(0, LINE) + "…";
    }

    private static String name(Destination place) {
        return switch (place) {
            case Destination.Job(String id) -> Texts.text("cause.job", id);
            case Destination.Execution execution -> Texts.text("cause.execution", execution.name());
            default -> place.toString();
        };
    }
}
