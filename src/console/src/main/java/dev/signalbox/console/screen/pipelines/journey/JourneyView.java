package dev.signalbox.console.screen.pipelines.journey;

import dev.signalbox.console.control.Icon;
import dev.signalbox.console.control.Tones;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Deployment;
import dev.signalbox.console.model.Sizes;
import dev.signalbox.console.model.Tone;
import dev.signalbox.deploy.plan.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The deployment of this session in detail: what was checked, what was stored, what would change. */
public final class JourneyView {
    private final VBox box;
    private List<Object> shown = List.of();

    public JourneyView(VBox box) {
        this.box = box;
    }

    public void show(Optional<Deployment> deployment) {
        List<Object> next = deployment.<List<Object>>map(d -> List.of(d.checks(), d.artifacts(), d.costs(), d.plan()))
                .orElse(List
                        .of());
        if (!next.equals(shown)) {
            shown = next;
            box.getChildren().setAll(deployment.map(JourneyView::nodes).orElse(List.of()));
        }
    }

    private static List<Node> nodes(Deployment deployment) {
        var nodes = new ArrayList<Node>();
        deployment.plan().ifPresent(p -> section("stack.step.CHANGE_SET", PlanWords.of(p), nodes));
        if (!deployment.costs().isEmpty()) {
            var costs = new VBox();
            costs.getStyleClass().add("journey-section");
            costs.getChildren().setAll(CostLines.of(deployment.costs()));
            nodes.add(costs);
        }
        if (!deployment.checks().isEmpty()) {
            section("stack.step.PREFLIGHT", deployment.checks().stream().map(JourneyView::check).toList(), nodes);
        }
        if (!deployment.artifacts().isEmpty()) {
            section("stack.step.ARTIFACTS", deployment.artifacts().stream().map(a -> new PlanLine(Tone.SUCCEEDED, Texts
                    .text(a.uploaded() ? "plan.uploaded" : "plan.there", a.name(), Sizes.words(a.bytes())), List.of(a
                            .key()))).toList(), nodes);
        }
        return nodes;
    }

    private static PlanLine check(Check check) {
        var tone = switch (check.outcome()) {
            case PASSED -> Tone.SUCCEEDED;
            case DOUBTFUL -> Tone.ATTENTION;
            case NOT_CHECKED -> Tone.ABORTED;
            case FAILED -> Tone.FAILED;
        };
        return new PlanLine(tone, Texts.text("plan.check." + check.subject()) + ": " + check.words(), check.todo()
                .stream().toList());
    }

    private static void section(String title, List<PlanLine> lines, List<Node> nodes) {
        var head = new Label(Texts.text(title));
        head.getStyleClass().add("section-title");
        var rows = new VBox(head);
        rows.getStyleClass().add("journey-section");
        lines.forEach(l -> rows.getChildren().add(line(l)));
        nodes.add(rows);
    }

    private static Node line(PlanLine line) {
        var text = new VBox(wrapped(line.sentence()));
        line.details().forEach(d -> {
            var detail = wrapped(d);
            detail.getStyleClass().addAll("small-text", "text-3");
            text.getChildren().add(detail);
        });
        HBox.setHgrow(text, Priority.ALWAYS);
        var row = new HBox(8, new Icon(Tones.glyph(line.tone()), 14), text);
        row.getStyleClass().addAll("journey-line", Tones.styleClass(line.tone()));
        return row;
    }

    private static Label wrapped(String words) {
        var label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
