package dev.signalbox.console.screen.pipelines.journey;

import dev.signalbox.console.control.Note;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.guard.Guards;
import dev.signalbox.console.model.Deployment;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.Tone;
import dev.signalbox.deploy.DeployResult;
import dev.signalbox.deploy.DeployStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

/** What the deployment of this session wants to say: it asks, was refused, changed nothing, was given up. */
public final class NotesView {
    private final VBox notes;
    private final Runnable review;
    private final Runnable giveUp;
    private List<Object> shown = List.of();

    /**
     * @param review asks whether the plan is executed
     * @param giveUp takes the change set back
     */
    public NotesView(VBox notes, Runnable review, Runnable giveUp) {
        this.notes = notes;
        this.review = review;
        this.giveUp = giveUp;
        notes.managedProperty().bind(notes.visibleProperty());
        notes.setVisible(false);
    }

    public void show(Optional<Deployment> deployment) {
        var next = deployment.map(d -> List.<Object>of(d.waits() && d.running(), d.plan(), d.failure(), d.result()))
                .orElse(List.of());
        if (next.equals(shown)) {
            return; // a button that is made anew loses the keyboard
        }
        shown = next;
        List<Node> lines = new ArrayList<>();
        deployment.ifPresent(d -> {
            if (d.waits() && d.running()) {
                d.plan().ifPresent(p -> lines.add(asks(p.summary(), !p.losses().isEmpty(), p.creates())));
            }
            d.failure().map(Failure::message).ifPresent(m -> lines.add(new Note(Tone.FAILED, m)));
            d.result().flatMap(r -> result(r, d.steps().getOrDefault(DeployStep.EXECUTE, ""))).ifPresent(lines::add);
        });
        notes.getChildren().setAll(lines);
        notes.setVisible(!lines.isEmpty());
    }

    private Note asks(String summary, boolean loses, boolean creates) {
        var execute = new Button(Texts.text(creates ? "plan.review.create" : "plan.review.update"));
        execute.setId("plan-execute");
        execute.getStyleClass().add("primary");
        execute.setOnAction(_ -> review.run());
        Guards.needs(execute, "cloudformation:ExecuteChangeSet");
        var cancel = new Button(Texts.text("plan.cancel"));
        cancel.setId("plan-cancel");
        cancel.setOnAction(_ -> giveUp.run());
        Guards.needs(cancel, "cloudformation:DeleteChangeSet");
        return new Note(loses ? Tone.FAILED : Tone.WAITING, Texts.text(loses ? "plan.asks.loses" : "plan.asks",
                summary))
                .with(cancel, execute);
    }

    private static Optional<Node> result(DeployResult result, String detail) {
        return switch (result) {
            case DeployResult.Unchanged(_) -> Optional.of(new Note(Tone.SUCCEEDED, Texts.text("stack.unchanged")));
            case DeployResult.Cancelled(_, var left) -> Optional.of(new Note(Tone.ABORTED, left.orElseGet(() -> Texts
                    .text(
                            "stack.cancelled"))));
            case DeployResult.Deleted(_) -> Optional.of(new Note(Tone.SUCCEEDED, Texts.text("stack.deleted")
                    + detail.replaceFirst("^[A-Z_]*\\.?", "")));
            case DeployResult.Deployed(_),DeployResult.Failed(_, _, _, _) -> Optional.empty();
        };
    }
}
