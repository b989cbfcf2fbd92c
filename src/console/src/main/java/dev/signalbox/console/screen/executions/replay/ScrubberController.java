package dev.signalbox.console.screen.executions.replay;

import atlantafx.base.controls.ProgressSliderSkin;
import dev.signalbox.console.control.Glyph;
import dev.signalbox.console.control.Icon;
import dev.signalbox.console.control.StatusBadge;
import dev.signalbox.console.control.When;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.HistoryEvent;
import dev.signalbox.console.model.StatusWord;
import dev.signalbox.console.model.Tone;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/** Binds {@code execution-scrubber.fxml}: moves all tabs through an execution's events. */
public final class ScrubberController {
    private final Replay replay;
    private boolean telling;
    @FXML private HBox root;
    @FXML private Button hold;
    @FXML private Label place;
    @FXML private Slider slider;
    @FXML private Label words;
    @FXML private StatusBadge live;

    public ScrubberController(Replay replay) {
        this.replay = replay;
    }

    @FXML
    private void initialize() {
        live.statusProperty().set(new StatusWord(Tone.RUNNING, Texts.text("scrubber.live")));
        live.managedProperty().bind(live.visibleProperty());
        slider.setSkin(new ProgressSliderSkin(slider));
        slider.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        slider.valueProperty().subscribe(value -> moved(value.doubleValue()));
        hold.setTooltip(new Tooltip());
        replay.momentProperty().subscribe(this::show);
    }

    private void moved(double value) {
        if (!telling) {
            go(Math.round(value));
        }
    }

    /** The newest event is where the execution goes on. */
    private void go(long eventId) {
        if (eventId >= replay.momentProperty().get().last()) {
            replay.live();
        } else {
            replay.move(eventId);
        }
    }

    private void pressed(KeyEvent event) {
        Moment moment = replay.momentProperty().get();
        switch (event.getCode()) {
            case LEFT, DOWN -> go(moment.at() - 1);
            case RIGHT, UP -> go(moment.at() + 1);
            case PAGE_UP -> replay.toPreviousChange();
            case PAGE_DOWN -> go(replay.nextChange());
            case HOME -> replay.move(moment.first());
            case END -> replay.live();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void show(Moment moment) {
        telling = true;
        slider.setMin(Math.min(moment.first(), moment.last()));
        slider.setMax(Math.max(moment.last(), moment.first() + 1));
        slider.setValue(moment.last() == moment.first() ? slider.getMax() : moment.at());
        telling = false;
        String at = Texts.text("scrubber.event", moment.at(), moment.last());
        String type = moment.event().map(HistoryEvent::type).orElse("");
        place.setText(at);
        words.setText(moment.live() ? "" : moment.event().map(e -> When.precise(e.at()) + "  " + type).orElse(""));
        slider.setAccessibleText(at + ", " + type);
        live.setVisible(moment.live() && !moment.over());
        String act = Texts.text(moment.live() ? "scrubber.hold" : back(moment));
        hold.setGraphic(new Icon(moment.live() ? Glyph.PAUSE : Glyph.PLAY));
        hold.setAccessibleText(act);
        hold.getTooltip().setText(act);
        root.setDisable(moment.last() == 0);
    }

    /** Where it leads back to: of what has ended nothing is live. */
    static String back(Moment moment) {
        return moment.over() ? "scrubber.backToEnd" : "scrubber.backToLive";
    }

    @FXML
    private void onHold() {
        if (replay.isLive()) {
            replay.move(replay.momentProperty().get().last());
        } else {
            replay.live();
        }
    }
}
