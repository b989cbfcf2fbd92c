package dev.signalbox.console.screen.pipelines.operations;

import dev.signalbox.console.control.Note;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.model.operations.DeletionPlan;
import dev.signalbox.console.model.operations.Loss;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/** What a deletion takes and what it leaves, with the choices that it has: emptying buckets, and what to do about resources that stayed. */
final class WhatIsLost {
    private final OperationsViewModel viewModel;
    private final VBox box = new VBox(10);
    private final BooleanProperty ready = new SimpleBooleanProperty();
    private final CheckBox empty = new CheckBox();
    private Optional<DeletionPlan> plan = Optional.empty();
    private Optional<SecondTry> again = Optional.empty();

    WhatIsLost(OperationsViewModel viewModel) {
        this.viewModel = viewModel;
        empty.setId("delete-empty");
        box.setPrefWidth(560);
        box.setId("what-is-lost");
        viewModel.planProperty().subscribe(this::show);
    }

    Node node() {
        return box;
    }

    ObservableBooleanValue ready() {
        return ready;
    }

    void delete() {
        List<String> buckets = empty.isSelected() ? plan.stream().flatMap(p -> p.toEmpty().stream()).map(
                Loss::physicalId).toList() : List.of();
        viewModel.delete(buckets, again.map(SecondTry::retained).orElse(List.of()), again.map(SecondTry::forced).orElse(
                false));
    }

    private void show(Loadable<DeletionPlan> next) {
        box.getChildren().clear();
        ready.unbind();
        ready.set(false);
        switch (next) {
            case Loadable.Loading() -> box.getChildren().add(quiet(Texts.text("operations.looking")));
            case Loadable.Ready(DeletionPlan found, _) -> show(found);
            case Loadable.Stale(_, _, var cause) -> box.getChildren().add(new Note(Tone.FAILED, Texts.text(cause)));
            case Loadable.Unavailable(var cause) -> box.getChildren().add(new Note(Tone.FAILED, Texts.text(cause)));
        }
        fit();
    }

    /** The dialog is open while this is counted: it makes room, and stays in the middle. */
    private void fit() {
        if (box.getScene() != null && box.getScene().getWindow() instanceof Stage dialog) {
            double middle = dialog.getY() + dialog.getHeight() / 2;
            dialog.sizeToScene();
            dialog.setY(Math.max(0, middle - dialog.getHeight() / 2));
        }
    }

    private void show(DeletionPlan found) {
        plan = Optional.of(found);
        if (!found.dependents().isEmpty()) {
            box.getChildren().add(new Note(Tone.FAILED, Texts.text("operations.dependents", String.join("\n", found
                    .dependents()))));
        }
        if (!found.unread().isEmpty()) {
            box.getChildren().add(new Note(Tone.ATTENTION, Texts.text("operations.unread", String.join(", ", found
                    .unread()))));
        }
        box.getChildren().add(new LossTable(found).node());
        emptying(found.toEmpty());
        if (found.stack().status().equals("DELETE_FAILED")) {
            again = Optional.of(new SecondTry(found.stack().stuck()));
            box.getChildren().add(again.get().node());
        }
        ready.bind(new SimpleBooleanProperty(found.dependents().isEmpty()).and(again.map(SecondTry::complete).orElse(
                new SimpleBooleanProperty(true))));
    }

    private void emptying(List<Loss> buckets) {
        if (!buckets.isEmpty()) {
            empty.setText(Texts.text("operations.empty", buckets.size(), String.join(", ", buckets.stream().map(b -> b
                    .holding().words()).toList())));
            empty.setWrapText(true);
            empty.setMinHeight(Region.USE_PREF_SIZE);
            var refused = quiet(Texts.text("operations.empty.not"));
            refused.getStyleClass().add("attention-text");
            refused.visibleProperty().bind(empty.selectedProperty().not());
            box.getChildren().addAll(empty, refused);
        }
    }

    private static Label quiet(String words) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add("small-text");
        return label;
    }
}
