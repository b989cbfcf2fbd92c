package dev.signalbox.console.screen.pipelines;

import dev.signalbox.console.control.Note;
import dev.signalbox.console.control.StatusBadge;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.StackWords;
import dev.signalbox.console.model.StatusWord;
import dev.signalbox.console.model.Tone;
import dev.signalbox.deploy.Pipeline;
import dev.signalbox.deploy.StackSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A pipeline of the gallery: what it does, how it stands, and what can be done with it. */
final class CardView {
    private final PipelinesViewModel viewModel;
    private final Consumer<Pipeline> customise;
    private final Consumer<StackSummary> start;

    CardView(PipelinesViewModel viewModel, Consumer<Pipeline> customise, Consumer<StackSummary> start) {
        this.viewModel = viewModel;
        this.customise = customise;
        this.start = start;
    }

    /** @param first whether its main act is that of the screen, of which there is one */
    Node of(PipelineCard card, boolean first) {
        var title = new Label(card.pipeline().title());
        title.getStyleClass().add("section-title");
        var version = new Label(Texts.text("pipelines.version", card.pipeline().version()));
        version.getStyleClass().addAll("small-text", "text-3");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var head = new HBox(8, title, new StatusBadge(word(card)), version, space);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getChildren().addAll(actions(card, first ? "primary" : ""));
        var summary = new Label(card.pipeline().summary());
        summary.setWrapText(true);
        summary.getStyleClass().add("text-2");
        summary.setMinHeight(Region.USE_PREF_SIZE);
        var box = new VBox(head, summary);
        box.getStyleClass().add("pipeline-card");
        box.setId("card-" + card.pipeline().name());
        if (card.updateAvailable()) {
            box.getChildren().add(new Note(Tone.ATTENTION, Texts.text("pipelines.update",
                    card.stack().flatMap(StackSummary::version).orElse(""), card.pipeline().version())));
        }
        return box;
    }

    private static StatusWord word(PipelineCard card) {
        if (card.deploying()) {
            return new StatusWord(Tone.RUNNING, Texts.text("pipelines.deploying"));
        }
        return card.stack().map(s -> StackWords.of(s.status()))
                .orElseGet(() -> new StatusWord(Tone.NOT_STARTED, Texts.text("pipelines.notDeployed")));
    }

    private List<Button> actions(PipelineCard card, String main) {
        var buttons = new ArrayList<Button>();
        if (card.stack().isPresent() || card.deploying()) {
            var name = card.stack().map(StackSummary::name).orElse(card.pipeline().defaultStackName());
            card.stack().filter(StackSummary::usable)
                    .ifPresent(s -> buttons.add(button("pipelines.start", main, () -> start.accept(s))));
            buttons.add(button("pipelines.open", "", () -> viewModel.open(name)));
        } else {
            buttons.add(button("pipelines.customise", "", () -> customise.accept(card.pipeline())));
            var deploy = button("pipelines.deploy", main, () -> viewModel.deploy(card.pipeline()));
            deploy.setId("deploy-" + card.pipeline().name());
            buttons.add(deploy);
        }
        return buttons;
    }

    private static Button button(String key, String style, Runnable action) {
        var button = new Button(Texts.text(key));
        button.setMinWidth(Region.USE_PREF_SIZE);
        if (!style.isEmpty()) {
            button.getStyleClass().add(style);
        }
        button.setOnAction(_ -> action.run());
        return button;
    }
}
