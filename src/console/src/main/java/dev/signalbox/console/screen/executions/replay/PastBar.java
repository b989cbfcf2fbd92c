package dev.signalbox.console.screen.executions.replay;

import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.control.Glyph;
import dev.signalbox.console.control.Icon;
import dev.signalbox.console.control.When;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.HistoryEvent;
import java.time.Clock;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** The bar over the tabs that says that they show the past, and leads back. */
public final class PastBar extends HBox {
    public PastBar(Replay replay, Clock clock) {
        getStyleClass().add("past-bar");
        Label said = new Label();
        Button back = Buttons.small("", replay::live);
        getChildren().addAll(new Icon(Glyph.CLOCK), said, back);
        managedProperty().bind(visibleProperty());
        replay.momentProperty().subscribe(moment -> {
            setVisible(!moment.live());
            back.setText(Texts.text(ScrubberController.back(moment)));
            said.setText(moment.event().map(HistoryEvent::at).map(t -> Texts.text("scrubber.asOf", When.words(t, clock
                    .instant()), moment.at(), moment.last())).orElse(""));
        });
    }
}
