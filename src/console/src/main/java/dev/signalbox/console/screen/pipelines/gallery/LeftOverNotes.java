package dev.signalbox.console.screen.pipelines.gallery;

import dev.signalbox.console.control.Note;
import dev.signalbox.console.control.OutcomeNote;
import dev.signalbox.console.control.When;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.guard.Guards;
import dev.signalbox.console.model.Tone;
import dev.signalbox.deploy.plan.LeftOver;
import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

/** Offers to go on with deployments that were left, or to take them back. */
final class LeftOverNotes extends VBox {
    private final LeftOversViewModel viewModel;
    private final VBox notes = new VBox(6);

    LeftOverNotes(LeftOversViewModel viewModel) {
        this.viewModel = viewModel;
        setId("left-overs");
        setPadding(new Insets(0, 0, 8, 0));
        var outcome = new OutcomeNote();
        getChildren().addAll(notes, outcome);
        notes.managedProperty().bind(notes.visibleProperty());
        viewModel.outcomeProperty().subscribe(outcome::show);
        viewModel.waiting().addListener((ListChangeListener<LeftOver>) _ -> show());
        show();
        managedProperty().bind(visibleProperty());
        visibleProperty().bind(notes.visibleProperty().or(outcome.visibleProperty()));
    }

    private void show() {
        notes.getChildren().setAll(viewModel.waiting().stream().map(this::note).toList());
        notes.setVisible(!viewModel.waiting().isEmpty());
    }

    private Note note(LeftOver left) {
        var name = left.stack().name();
        var since = When.precise(left.since());
        var key = left.changeSet().isEmpty() ? "begun" : left.ready() ? "waits" : "failed";
        var away = button(left.changeSet().isEmpty() ? "cleanUp" : "discard", name, () -> LeftOverQuestion.of(
                left, viewModel.environment()).ask(this, () -> viewModel.discard(left)));
        Guards.needs(away, left.creates() ? "cloudformation:DeleteStack" : "cloudformation:DeleteChangeSet");
        var note = new Note(Tone.ATTENTION, Texts.text("leftover." + key, name, since));
        if (!left.ready()) {
            return note.with(away);
        }
        var goOn = button("goOn", name, () -> viewModel.goOn(left));
        Guards.needs(goOn, "cloudformation:ExecuteChangeSet");
        return note.with(away, goOn);
    }

    private static Button button(String what, String stack, Runnable act) {
        var button = new Button(Texts.text("leftover." + what));
        button.setId("leftover-" + what + "-" + stack);
        button.setAccessibleText(Texts.text("leftover.of", Texts.text("leftover." + what), stack));
        button.setOnAction(_ -> act.run());
        return button;
    }
}
