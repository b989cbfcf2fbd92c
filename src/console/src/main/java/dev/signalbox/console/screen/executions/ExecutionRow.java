package dev.signalbox.console.screen.executions;

import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.model.ExecutionSummary;

/** A line of the list. */
public record ExecutionRow(ExecutionSummary summary, Source source) {
    /** Who knows of it: AWS listed it, only the archive holds it so far, or AWS has forgotten it. */
    public enum Source {
        LISTED, ARCHIVE, GONE
    }

    public ExecutionId id() {
        return summary.id();
    }

    /** Where it comes from in words; nothing for what AWS lists. */
    String sourceWords() {
        return switch (source) {
            case LISTED -> "";
            case ARCHIVE -> Texts.text("executions.source.archive");
            case GONE -> Texts.text("executions.source.gone");
        };
    }
}
