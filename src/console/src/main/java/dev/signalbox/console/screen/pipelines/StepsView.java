package dev.signalbox.console.screen.pipelines;

import dev.signalbox.console.control.Icon;
import dev.signalbox.console.control.Note;
import dev.signalbox.console.control.StatusBadge;
import dev.signalbox.console.control.Tones;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Deployment;
import dev.signalbox.console.model.StackDetail;
import dev.signalbox.console.model.StackWords;
import dev.signalbox.console.model.Tone;
import dev.signalbox.deploy.DeployResult;
import dev.signalbox.deploy.DeployStep;
import dev.signalbox.deploy.StackEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The steps of a deployment of this session, and the first real failure pinned below them. */
final class StepsView {
    private final HBox steps;
    private final VBox notes;

    StepsView(HBox steps, VBox notes) {
        this.steps = steps;
        this.notes = notes;
        steps.managedProperty().bind(steps.visibleProperty());
        notes.managedProperty().bind(notes.visibleProperty());
    }

    static Node badge(String status) {
        return new StatusBadge(StackWords.of(status));
    }

    void show(Optional<Deployment> deployment, Optional<StackDetail> detail) {
        var deploying = deployment.filter(d -> d.kind() == Deployment.Kind.DEPLOY);
        steps.setVisible(deploying.isPresent());
        deploying.ifPresent(d -> steps.getChildren()
                .setAll(Stream.of(DeployStep.values()).map(s -> step(d, s)).toList()));
        List<Node> lines = new ArrayList<>();
        deployment.flatMap(Deployment::failure)
                .ifPresent(f -> lines.add(new Note(Tone.FAILED, Texts.text("stack.notDone", f.message()))));
        detail.flatMap(StackDetail::firstFailure).or(() -> failureOf(deployment))
                .ifPresent(e -> lines.add(new Note(Tone.FAILED, Texts.text("stack.firstFailure", e.logicalId(),
                        e.status(), e.reason().orElse("")))));
        deployment.flatMap(Deployment::result).filter(DeployResult.Deleted.class::isInstance)
                .ifPresent(_ -> lines.add(new Note(Tone.SUCCEEDED, Texts.text("stack.deleted"))));
        notes.getChildren().setAll(lines);
        notes.setVisible(!lines.isEmpty());
    }

    private static Optional<StackEvent> failureOf(Optional<Deployment> deployment) {
        return deployment.flatMap(Deployment::result).filter(DeployResult.Failed.class::isInstance)
                .map(DeployResult.Failed.class::cast).flatMap(DeployResult.Failed::firstFailure);
    }

    private static Node step(Deployment deployment, DeployStep step) {
        var tone = deployment.toneOf(step);
        var title = new Label(Texts.text("stack.step." + step.name()), new Icon(Tones.glyph(tone), 14));
        title.getStyleClass().add("strong");
        var detail = new Label(detail(deployment, step));
        detail.getStyleClass().addAll("small-text", "text-3");
        detail.setWrapText(true);
        detail.setMinHeight(Region.USE_PREF_SIZE);
        var box = new VBox(title, detail);
        box.setAlignment(Pos.TOP_LEFT);
        box.getStyleClass().addAll("step", Tones.styleClass(tone));
        HBox.setHgrow(box, Priority.ALWAYS);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setPrefWidth(200);
        return box;
    }

    private static String detail(Deployment deployment, DeployStep step) {
        var detail = deployment.steps().getOrDefault(step, Texts.text("stack.step.waiting"));
        return detail.isEmpty() ? Texts.text("stack.step.running") : detail;
    }
}
