package dev.signalbox.console.screen.frame.notices;

import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.keys.Shortcut;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;

/** The bell in the bar, with the number of what was not read. */
public final class NoticeBell {
    private static final PseudoClass UNREAD = PseudoClass.getPseudoClass("unread");

    private NoticeBell() {}

    public static void bind(Button bell, NoticesViewModel news) {
        news.unreadProperty().subscribe(number -> show(bell, number.intValue()));
    }

    private static void show(Button bell, int unread) {
        bell.setText(unread == 0 ? "" : Integer.toString(unread));
        bell.pseudoClassStateChanged(UNREAD, unread > 0);
        bell.setAccessibleText(Texts.text("frame.notices", unread));
        bell.setTooltip(new Tooltip(bell.getAccessibleText() + " (" + Shortcut.NOTICES.firstKey() + ")"));
    }
}
