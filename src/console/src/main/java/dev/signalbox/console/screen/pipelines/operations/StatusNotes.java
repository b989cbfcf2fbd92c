package dev.signalbox.console.screen.pipelines.operations;

import dev.signalbox.console.control.Note;
import dev.signalbox.console.control.OutcomeNote;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.StackWords;
import dev.signalbox.console.model.operations.OperableStack;
import java.util.Optional;
import javafx.scene.layout.VBox;

/** What the stack's status means when something is to be done about it, and how the last command went. */
final class StatusNotes extends VBox {
    private final VBox meaning = new VBox();
    private String said = "";

    StatusNotes(OperationsViewModel viewModel) {
        getStyleClass().add("status-notes");
        managedProperty().bind(visibleProperty());
        meaning.managedProperty().bind(meaning.visibleProperty());
        var outcome = new OutcomeNote();
        getChildren().addAll(meaning, outcome);
        visibleProperty().bind(meaning.visibleProperty().or(outcome.visibleProperty()));
        viewModel.outcomeProperty().subscribe(outcome::show);
        viewModel.stackProperty().subscribe(_ -> show(viewModel.stack()));
    }

    private void show(Optional<OperableStack> stack) {
        String next = stack.flatMap(StatusNotes::words).orElse("");
        if (!next.equals(said)) {
            said = next;
            meaning.getChildren().clear();
            stack.filter(_ -> !next.isEmpty()).ifPresent(s -> meaning.getChildren().add(new Note(StackWords.of(s
                    .status()).tone(), next)));
        }
        meaning.setVisible(!next.isEmpty());
    }

    /** The sentence, with CloudFormation's own words behind it. */
    private static Optional<String> words(OperableStack stack) {
        if (stack.parent().isPresent()) {
            return Optional.of(Texts.text("operations.nested"));
        }
        if (stack.protectedFromDeletion() && !stack.status().contains("FAILED")) {
            return Optional.of(Texts.text("operations.protected"));
        }
        return Texts.maybe("operations.meaning." + stack.status()).map(sentence -> sentence + stack.reason().filter(
                r -> !r
                        .isBlank()).map(r -> "\n" + stack.status() + ": " + r).orElse(""));
    }
}
