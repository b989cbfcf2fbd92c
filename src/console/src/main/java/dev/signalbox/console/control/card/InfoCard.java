package dev.signalbox.console.control.card;

import dev.signalbox.console.control.Glyph;
import dev.signalbox.console.control.Icon;
import dev.signalbox.console.control.StatePane;
import dev.signalbox.console.control.Ticker;
import dev.signalbox.console.control.When;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.time.TimeForm;
import dev.signalbox.console.model.Loadable;
import java.time.Instant;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A card with a title that leads to more, the time of what it tells, and its own states: one that fails leaves the others alone. */
public final class InfoCard extends VBox implements TimeForm.ShowsTimes {
    private final Hyperlink title = new Hyperlink();
    private final HBox tools = new HBox(4);
    private final Label asOf = new Label();
    private final StatePane state = new StatePane();
    private Optional<Instant> read = Optional.empty();

    public InfoCard() {
        getStyleClass().add("info-card");
        title.getStyleClass().add("section-title");
        title.setGraphic(new Icon(Glyph.CHEVRON_RIGHT, 12));
        title.setContentDisplay(ContentDisplay.RIGHT);
        asOf.getStyleClass().addAll("tiny-text", "text-3");
        asOf.setMinWidth(USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        tools.setAlignment(Pos.CENTER_RIGHT);
        HBox head = new HBox(8, title, space, asOf, tools);
        head.getStyleClass().add("card-head");
        VBox.setVgrow(state, Priority.ALWAYS);
        getChildren().addAll(head, state);
        new Ticker(this, this::renewTimes);
    }

    public String getTitle() {
        return title.getText();
    }

    public void setTitle(String text) {
        title.setText(text);
    }

    public String getEmptyText() {
        return state.getEmptyText();
    }

    public void setEmptyText(String sentence) {
        state.setEmptyText(sentence);
    }

    /** Where the title leads. */
    public void setOnOpen(Runnable open) {
        title.setOnAction(_ -> {
            title.setVisited(false);
            open.run();
        });
    }

    public void setOnRetry(Runnable retry) {
        state.setOnRetry(retry);
    }

    public void setBody(Node body) {
        body.getStyleClass().add("card-body");
        state.setContent(body);
    }

    /** Puts a button beside the title. */
    public void addTool(Node tool) {
        tools.getChildren().add(tool);
    }

    /** @param nothing whether there is nothing to show */
    public void show(Loadable<?> value, boolean nothing) {
        state.show(value, nothing);
        boolean atOnce = read.isEmpty();
        read = value.readAt();
        if (atOnce) {
            renewTimes();
        }
    }

    @Override
    public void renewTimes() {
        asOf.setText(read.map(t -> Texts.text("state.asOf", When.clock(t))).orElse(""));
    }
}
