package dev.signalbox.console.screen.activity;

import dev.signalbox.console.control.Note;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.model.ledger.LedgerState;
import dev.signalbox.console.model.ledger.Verdict;
import java.util.Locale;

/** The state of the ledger's chain in words. */
final class VerdictWords {
    private VerdictWords() {}

    static Note note(LedgerState state) {
        return state.problem().map(why -> new Note(Tone.FAILED, Texts.text("activity.ledger.problem", why))).orElseGet(
                () -> new Note(state.verdict().isWhole() ? Tone.SUCCEEDED : Tone.FAILED, words(state.verdict())));
    }

    private static String words(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Whole(long lines, _, _) -> Texts.text("activity.ledger.whole", lines);
            case Verdict.Broken(long line, var kind) -> Texts.text("activity.ledger." + kind.name().toLowerCase(
                    Locale.ROOT), line);
            case Verdict.Cut(long lines, long known) -> Texts.text("activity.ledger.cut", lines, known);
            case Verdict.Rewritten(long line) -> Texts.text("activity.ledger.rewritten", line);
        };
    }
}
