package dev.signalbox.console.screen.pipelines.gallery;

import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.control.StatusBadge;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.guard.Guards;
import dev.signalbox.console.model.StackWords;
import dev.signalbox.console.model.StatusWord;
import dev.signalbox.console.model.Tone;
import dev.signalbox.deploy.Pipeline;
import dev.signalbox.deploy.StackSummary;
import dev.signalbox.deploy.plan.Freshness;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A pipeline of the gallery: its states, what it does, the stacks made of it, and what can be done with them. */
final class CardView {
    /** More stacks than these are in the list below. */
    private static final int SHOWN = 3;

    private final PipelinesViewModel viewModel;
    private final GraphPictures pictures;
    private final Acts acts;

    CardView(PipelinesViewModel viewModel, GraphPictures pictures, Acts acts) {
        this.viewModel = viewModel;
        this.pictures = pictures;
        this.acts = acts;
    }

    /** What leads elsewhere. */
    record Acts(Consumer<Pipeline> customise, Consumer<StackSummary> use) {}

    /** @param main whether its act is that of the screen, of which there is one */
    Region of(PipelineCard card, boolean main) {
        var title = new Label(card.pipeline().title());
        title.getStyleClass().add("section-title");
        var version = new Label(Texts.text("pipelines.version", card.pipeline().version()));
        version.getStyleClass().addAll("small-text", "text-3");
        var head = row(title, version);
        var summary = new Label(card.pipeline().summary());
        summary.setWrapText(true);
        summary.getStyleClass().add("text-2");
        summary.setMinHeight(Region.USE_PREF_SIZE);
        var space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        var words = new VBox(8, head, summary, stacks(card), space, actions(card, main ? "primary" : ""));
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMinWidth(0);
        var frame = new StackPane();
        frame.getStyleClass().add("pipeline-picture");
        pictures.into(card.pipeline(), frame);
        var box = new HBox(frame, words);
        box.getStyleClass().add("pipeline-card");
        box.setId("card-" + card.pipeline().name());
        return box;
    }

    private static HBox row(Node... nodes) {
        var row = new HBox(8, nodes);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /** A second line where the card is narrow. */
    private static FlowPane wrapping(List<? extends Node> nodes) {
        var row = new FlowPane(8, 4);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setMinHeight(Region.USE_PREF_SIZE);
        row.getChildren().setAll(nodes);
        return row;
    }

    private Node stacks(PipelineCard card) {
        var box = new VBox(4);
        if (card.deploying() && card.stacks().isEmpty()) {
            box.getChildren().add(new StatusBadge(new StatusWord(Tone.RUNNING, Texts.text("pipelines.deploying"))));
        } else if (card.stacks().isEmpty()) {
            box.getChildren().add(new StatusBadge(new StatusWord(Tone.NOT_STARTED, Texts.text(switch (card.reading()) {
                case UNDER_WAY -> "pipelines.reading";
                case FAILED -> "pipelines.unread";
                case DONE -> "pipelines.notDeployed";
            }))));
        }
        card.stacks().stream().limit(SHOWN).forEach(s -> box.getChildren().add(stack(card, s)));
        if (card.stacks().size() > SHOWN) {
            var more = new Label(Texts.text("pipelines.more", card.stacks().size() - SHOWN));
            more.getStyleClass().addAll("small-text", "text-3");
            box.getChildren().add(more);
        }
        return box;
    }

    private Node stack(PipelineCard card, StackSummary stack) {
        var name = new Hyperlink(stack.name());
        name.setId("open-" + stack.name());
        name.setOnAction(_ -> viewModel.open(stack));
        name.setAccessibleText(Texts.text("pipelines.openStack", stack.name(), stack.status()));
        name.setMinWidth(60);
        var of = row(new StatusBadge(StackWords.of(stack.status())), name);
        if (card.updateAvailable(stack)) {
            var old = aside(card.freshness(stack) == Freshness.OLDER ? Texts.text("pipelines.update", stack.version()
                    .orElse("")) : Texts.text("pipelines.otherTemplate"));
            var update = Buttons.small(Texts.text("pipelines.doUpdate"), () -> viewModel.update(card.pipeline(),
                    stack));
            update.setId("update-" + stack.name());
            Guards.needs(update, "cloudformation:CreateChangeSet");
            update.setAccessibleText(Texts.text("pipelines.updateTo", stack.name(), card.pipeline().version()));
            update.setMinWidth(Region.USE_PREF_SIZE);
            return wrapping(List.of(of, row(old, update)));
        }
        return card.freshness(stack) == Freshness.NEWER ? wrapping(List.of(of, aside(Texts.text(
                "pipelines.newerDeployed", stack.version().orElse(""))))) : of;
    }

    private static Label aside(String words) {
        var label = new Label(words);
        label.getStyleClass().addAll("small-text", "attention-text");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private Node actions(PipelineCard card, String main) {
        List<Button> buttons = new ArrayList<>();
        var usable = card.stacks().stream().filter(StackSummary::usable).findFirst();
        if (usable.isPresent()) {
            var use = card.pipeline().service().isPresent() ? "pipelines.downloads" : "pipelines.start";
            buttons.add(button(use, main, () -> acts.use().accept(usable.get())));
            buttons.add(button("pipelines.another", "", () -> acts.customise().accept(card.pipeline())));
        } else if (card.stacks().isEmpty() && !card.deploying()) {
            if (card.deployable()) {
                var deploy = button("pipelines.deploy", main, () -> viewModel.deploy(card.pipeline()));
                deploy.setId("deploy-" + card.pipeline().name());
                buttons.add(deploy);
            }
            buttons.add(button("pipelines.customise", "", () -> acts.customise().accept(card.pipeline())));
        } else {
            buttons.add(button("pipelines.open", "", () -> viewModel.open(card.stacks().stream().findFirst().map(
                    StackSummary::name).orElse(card.pipeline().defaultStackName()))));
            buttons.add(button("pipelines.another", "", () -> acts.customise().accept(card.pipeline())));
        }
        buttons.getLast().setId("customise-" + card.pipeline().name());
        return wrapping(buttons);
    }

    private static Button button(String key, String style, Runnable action) {
        var button = Buttons.named(Texts.text(key), action);
        button.setMinWidth(Region.USE_PREF_SIZE);
        if (!style.isEmpty()) {
            button.getStyleClass().add(style);
        }
        return button;
    }
}
