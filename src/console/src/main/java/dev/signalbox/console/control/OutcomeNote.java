package dev.signalbox.console.control;

import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Outcome;
import dev.signalbox.console.model.Tone;
import javafx.scene.layout.VBox;

/** How the last command went, beside the controls that start it; takes no room when there is nothing to say. */
public final class OutcomeNote extends VBox {
    public OutcomeNote() {
        getStyleClass().add("outcome-note");
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    public void show(Outcome outcome) {
        getChildren().clear();
        switch (outcome) {
            case Outcome.None() -> setVisible(false);
            case Outcome.Running(String what) -> note(Tone.RUNNING, Texts.text("outcome.running", what));
            case Outcome.Done(String what, _) -> note(Tone.SUCCEEDED, Texts.text("outcome.done", what));
            case Outcome.Failed(String what, var cause) -> note(Tone.FAILED,
                    Texts.text("outcome.failed", what, Texts.text(cause)) + "\n" + cause.code());
        }
    }

    private void note(Tone tone, String sentence) {
        var close = Buttons.icon(Glyph.CROSS, Texts.text("action.close"), () -> show(new Outcome.None()));
        close.getStyleClass().add("small");
        getChildren().setAll(new Note(tone, sentence).with(close));
        setVisible(true);
    }
}
