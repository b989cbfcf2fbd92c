package dev.signalbox.console.control.graph;

import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.control.Glyph;
import dev.signalbox.console.control.Icon;
import dev.signalbox.console.control.KeyValueGrid;
import dev.signalbox.console.control.When;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.CallbackUrl;
import dev.signalbox.console.model.Spans;
import dev.signalbox.console.model.StateProgress.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Says of a wait since when, until when, and what ends it. */
final class Callout extends VBox {
    static final double WIDTH = 336;
    static final double HEIGHT = 196;

    private final KeyValueGrid facts = new KeyValueGrid();

    Callout(Runnable send) {
        getStyleClass().add("callout");
        setPrefWidth(WIDTH);
        setMaxWidth(WIDTH);
        Label title = new Label(Texts.text("graph.waiting.title"));
        title.getStyleClass().add("section-title");
        Label what = new Label(Texts.text("graph.waiting.text"));
        what.getStyleClass().addAll("small-text", "text-2");
        what.setWrapText(true);
        what.setMinHeight(USE_PREF_SIZE);
        Button button = Buttons.small(Texts.text("graph.waiting.send"), send);
        button.setGraphic(new Icon(Glyph.SEND));
        getChildren().addAll(title, what, facts, new HBox(8, button));
    }

    void show(Waiting waiting, Optional<CallbackUrl> url, Instant now) {
        List<String> told = new ArrayList<>(List.of(Texts.text("graph.waiting.since"), Texts.text(
                "graph.waiting.sinceFor", When.words(waiting
                        .since(), now), Spans.age(Duration.between(waiting.since(), now))),
                Texts.text("graph.waiting.deadline"), waiting.deadline().map(d -> Texts.text("graph.waiting.deadlineIn",
                        When.words(d, now), Spans.age(Duration.between(now, d)))).orElse(Texts.text(
                                "graph.waiting.noDeadline")),
                Texts.text("graph.waiting.heartbeat"), waiting.heartbeat().map(h -> Texts.text("graph.waiting.every",
                        Spans.age(h))).orElse(Texts.text("graph.waiting.noHeartbeat")),
                Texts.text("graph.waiting.token"), Texts.text("graph.waiting.inEvent", waiting.eventId())));
        url.ifPresent(u -> told.addAll(List.of(Texts.text("graph.waiting.url"), u.shown())));
        facts.set(told);
    }

    /** No parent gives it room, and what it says comes bit by bit. */
    @Override
    protected void layoutChildren() {
        resize(WIDTH, prefHeight(WIDTH));
        super.layoutChildren();
    }
}
