package dev.signalbox.console.control;

import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.help.Help;
import javafx.scene.control.Button;

/** Opens the manual, at what {@link Help#setPage} names for it or for what is around it. */
public final class HelpButton extends Button {
    public HelpButton() {
        super("", new Icon(Glyph.HELP));
        getStyleClass().addAll("ghost", "icon-only");
        setAccessibleText(Texts.text("frame.help"));
        Hint.on(this, Texts.text("frame.help"));
        setOnAction(_ -> Help.ask(this));
    }
}
