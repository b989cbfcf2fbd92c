package dev.signalbox.console.screen.executions;

import dev.signalbox.console.control.Confirmation;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.guard.Guards;
import dev.signalbox.console.model.ExecutionDetails;
import dev.signalbox.console.model.ExecutionStatus;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/** The button that lets an execution go on from where it failed. When AWS would refuse, it says why. */
final class RedriveAction {
    private static final String RIGHT = "states:RedriveExecution";

    private final Button button;
    private final HBox box;
    private final ExecutionViewModel viewModel;
    private final Surroundings around;
    private final Tooltip why = new Tooltip();

    /** @param box around the button: what is disabled cannot show a tooltip itself */
    RedriveAction(HBox box, Button button, ExecutionViewModel viewModel, Surroundings around) {
        this.box = box;
        this.button = button;
        this.viewModel = viewModel;
        this.around = around;
        box.managedProperty().bind(box.visibleProperty());
        button.setOnAction(_ -> ask());
        Guards.needs(button, RIGHT);
        viewModel.detailsProperty().subscribe(next -> show(next.newest()));
    }

    private void show(Optional<ExecutionDetails> details) {
        ExecutionStatus status = viewModel.status();
        box.setVisible(details.isPresent() && status.isOver() && status != ExecutionStatus.SUCCEEDED);
        Optional<String> obstacle = details.flatMap(d -> d.redrive().obstacle());
        button.setDisable(obstacle.isPresent());
        why.setText(obstacle.map(o -> Texts.text("execution.redriveNot", o)).orElse(Texts.text(
                "execution.redriveHelp")));
        button.setAccessibleHelp(why.getText());
        Tooltip.install(box, why);
    }

    /** Asks first. */
    void ask() {
        if (!Guards.passes(button, RIGHT)) {
            return;
        }
        new Confirmation(around.environment(), Texts.text("execution.redriveTitle"), Texts.text(
                "execution.redriveVerb"), List.of(viewModel.id().name()), Texts.text("execution.redriveText")).ask(
                        button, viewModel::redrive);
    }
}
