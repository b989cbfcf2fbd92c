package dev.signalbox.console.screen.activity;

import dev.signalbox.console.control.Note;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.store.tasks.HistoryProblem;
import java.nio.file.Path;

/** What is wrong with the record of tasks, in words. */
final class HistoryWords {
    private HistoryWords() {}

    static Note note(HistoryProblem problem) {
        return new Note(Tone.ATTENTION, switch (problem) {
            case HistoryProblem.Unreadable(int lines, Path kept) -> Texts.text("activity.tasks.unreadable", lines,
                    kept);
            case HistoryProblem.NotRead(String why) -> Texts.text("activity.tasks.notRead", why);
            case HistoryProblem.NotKept(Path file, String why) -> Texts.text("activity.tasks.notKept", file, why);
        });
    }
}
