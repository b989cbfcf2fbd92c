package dev.signalbox.console.screen.pipelines.journey;

import dev.signalbox.console.control.Hint;
import dev.signalbox.console.control.Icon;
import dev.signalbox.console.control.StatusBadge;
import dev.signalbox.console.control.Tones;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Deployment;
import dev.signalbox.console.model.StackWords;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.model.stack.TreeProgress;
import dev.signalbox.deploy.DeployStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The six steps of a deployment of this session. */
public final class StepsView {
    private final HBox steps;
    private final List<Step> views = new ArrayList<>();

    public StepsView(HBox steps) {
        this.steps = steps;
        steps.managedProperty().bind(steps.visibleProperty());
        for (var step : DeployStep.values()) {
            views.add(new Step(step));
        }
        steps.getChildren().setAll(views.stream().map(v -> v.box).toList());
    }

    public void show(Optional<Deployment> deployment, TreeProgress progress) {
        var deploying = deployment.filter(d -> d.kind() != Deployment.Kind.DELETE);
        steps.setVisible(deploying.isPresent());
        deploying.ifPresent(d -> views.forEach(v -> v.show(d, progress)));
    }

    private static final class Step {
        private final DeployStep step;
        private final Icon icon = new Icon(Tones.glyph(Tone.NOT_STARTED), 14);
        private final Label title = new Label();
        private final Label detail = new Label();
        private final VBox box = new VBox(title, detail);
        private String tone = "";

        Step(DeployStep step) {
            this.step = step;
            title.setText(Texts.text("stack.step." + step.name()));
            title.setGraphic(icon);
            title.getStyleClass().add("strong");
            detail.getStyleClass().addAll("small-text", "text-3");
            detail.setMaxWidth(Double.MAX_VALUE);
            box.getStyleClass().add("step");
            Hint.live(detail, detail::getText);
            box.setId("step-" + step.name().toLowerCase(Locale.ROOT));
            HBox.setHgrow(box, Priority.ALWAYS);
            box.setMaxWidth(Double.MAX_VALUE);
            box.setMinWidth(0);
            box.setPrefWidth(200);
        }

        void show(Deployment deployment, TreeProgress progress) {
            var next = deployment.toneOf(step);
            box.getStyleClass().remove(tone);
            tone = Tones.styleClass(next);
            box.getStyleClass().add(tone);
            icon.setGlyph(Tones.glyph(next));
            detail.setText(words(deployment, next, progress));
            box.setAccessibleText(title.getText() + ": " + detail.getText());
        }

        private String words(Deployment deployment, Tone now, TreeProgress progress) {
            if (step == DeployStep.RESOURCES && now == Tone.RUNNING && progress.moving()) {
                return CountWords.of(progress);
            }
            return switch (now) {
                case SUCCEEDED -> Optional.ofNullable(deployment.steps().get(step)).orElse("");
                case WAITING -> Texts.text("stack.step.asks");
                case RUNNING -> Texts.text("stack.step.running");
                case ABORTED -> Texts.text("stack.step.cancelled");
                case FAILED -> Texts.text("stack.step.failed");
                default -> Texts.text("stack.step.waiting");
            };
        }
    }

    /** For the head of a page. */
    public static Node badge(String status) {
        return new StatusBadge(StackWords.of(status));
    }
}
