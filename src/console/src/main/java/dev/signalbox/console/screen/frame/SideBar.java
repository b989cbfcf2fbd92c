package dev.signalbox.console.screen.frame;

import dev.signalbox.console.control.Glyph;
import dev.signalbox.console.control.Icon;
import dev.signalbox.console.control.NavItem;
import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.keys.Shortcut;
import dev.signalbox.console.store.preferences.Preference;
import dev.signalbox.console.store.preferences.Preferences;
import java.util.concurrent.Executor;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The sidebar with words or with icons alone: as the operator wants it, and always narrow where there is no room. */
final class SideBar {
    static final Preference<Boolean> NARROW = new Preference<>("frame.sideBarNarrow", Boolean.class, false);
    private static final PseudoClass IS_NARROW = PseudoClass.getPseudoClass("narrow");
    /** Below this the words would take too much of the page. */
    private static final double ROOM = 900;

    private final VBox bar;
    private final VBox places;
    private final Node foot;
    private final Button fold;
    private final Icon icon = new Icon(Glyph.CHEVRON_RIGHT);
    private final Preferences preferences;
    private double width = Double.MAX_VALUE;

    /**
     * @param foot goes when there is no room
     * @param fold lets the mouse choose
     */
    SideBar(VBox bar, VBox places, Node foot, Button fold, Preferences preferences) {
        this.bar = bar;
        this.places = places;
        this.foot = foot;
        this.fold = fold;
        this.preferences = preferences;
        fold.setGraphic(icon);
        fold.setOnAction(_ -> toggle());
    }

    void follow(Region window, Executor fxThread) {
        preferences.topic(NARROW).subscribe(new LatestOnFx<>(fxThread, _ -> show()));
        window.widthProperty().subscribe(w -> {
            width = w.doubleValue();
            show();
        });
    }

    void toggle() {
        preferences.set(NARROW, !preferences.get(NARROW));
    }

    private void show() {
        boolean room = width <= 0 || width >= ROOM;
        boolean narrow = !room || preferences.get(NARROW);
        bar.pseudoClassStateChanged(IS_NARROW, narrow);
        places.getChildren().forEach(item -> ((NavItem) item).narrow(narrow));
        foot.setVisible(!narrow);
        foot.setManaged(!narrow);
        fold.setVisible(room);
        fold.setManaged(room);
        icon.setRotate(narrow ? 0 : 180);
        fold.setAccessibleText(Texts.text(narrow ? "frame.sideBar.wide" : "frame.sideBar.narrow"));
        fold.setTooltip(new Tooltip(fold.getAccessibleText() + " (" + Shortcut.SIDE_BAR.firstKey() + ")"));
    }
}
