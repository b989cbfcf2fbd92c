package dev.signalbox.console.screen.frame.tabs;

import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.control.Glyph;
import dev.signalbox.console.control.Icon;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.keys.Shortcut;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Place;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;

/** The tabs over the page. Middle click closes one; the menu also copies a link to what is in it. */
public final class TabStrip extends HBox {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private final OpenTabs model;
    private final Map<Destination, HBox> shown = new HashMap<>();
    private final Map<Destination, ToggleButton> heads = new HashMap<>();

    public TabStrip(OpenTabs model) {
        this.model = model;
        getStyleClass().add("tab-strip");
        setAccessibleText(Texts.text("tabs.strip"));
        visibleProperty().bind(Bindings.isNotEmpty(model.tabs()));
        managedProperty().bind(visibleProperty());
        model.tabs().addListener((ListChangeListener<Destination>) _ -> show());
        model.selectedProperty().subscribe(this::mark);
        show();
    }

    private void show() {
        shown.keySet().retainAll(model.tabs());
        heads.keySet().retainAll(model.tabs());
        getChildren().setAll(model.tabs().stream().map(t -> shown.computeIfAbsent(t, this::tab)).toList());
        mark(model.selectedProperty().get());
    }

    private void mark(Optional<Destination> selected) {
        heads.forEach((tab, head) -> {
            boolean on = selected.filter(tab::equals).isPresent();
            head.setSelected(on);
            head.getParent().pseudoClassStateChanged(SELECTED, on);
        });
    }

    private HBox tab(Destination destination) {
        ToggleButton head = head(destination);
        heads.put(destination, head);
        Button close = Buttons.icon(Glyph.CROSS, Texts.text("tabs.close", destination.name()),
                () -> model.close(destination));
        close.setTooltip(new Tooltip(Shortcut.CLOSE_TAB.hint()));
        close.getStyleClass().add("tab-close");
        close.setMinWidth(USE_PREF_SIZE);
        HBox tab = new HBox(head, close);
        tab.setAlignment(Pos.CENTER_LEFT);
        tab.setMaxWidth(260);
        tab.getStyleClass().add("open-tab");
        // A filter, because a button keeps all clicks for itself.
        tab.addEventFilter(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.MIDDLE) {
                model.close(destination);
                event.consume();
            }
        });
        return tab;
    }

    private ToggleButton head(Destination destination) {
        ToggleButton head = new ToggleButton(destination.name(), new Icon(destination.place() == Place.EXECUTIONS
                ? Glyph.EXECUTIONS
                : Glyph.PIPELINES, 12));
        head.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        head.setTooltip(new Tooltip(destination.name()));
        head.setAccessibleText(Texts.text("tabs.tab", destination.name()));
        head.setMinWidth(48);
        head.setOnAction(_ -> {
            head.setSelected(true);
            model.select(destination);
        });
        ContextMenu menu = menu(destination);
        head.setContextMenu(menu);
        head.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (Shortcut.MENU.matches(event)) {
                menu.show(head, Side.BOTTOM, 0, 0);
                event.consume();
            }
        });
        return head;
    }

    private ContextMenu menu(Destination destination) {
        ContextMenu menu = new ContextMenu(item("tabs.menu.close", () -> model.close(destination)),
                item("tabs.menu.closeOthers", () -> model.closeOthers(destination)),
                item("tabs.menu.closeAll", model::closeAll));
        destination.link().ifPresent(link -> menu.getItems().addAll(new SeparatorMenuItem(),
                item("tabs.menu.copyLink", () -> Buttons.copy(link))));
        return menu;
    }

    private static MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(Texts.text(key));
        item.setOnAction(_ -> action.run());
        return item;
    }
}
