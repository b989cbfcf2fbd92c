package dev.signalbox.console.control.text;

import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.control.Glyph;
import dev.signalbox.console.control.json.JsonFind;
import dev.signalbox.console.control.json.JsonLines;
import dev.signalbox.console.control.json.JsonText.Line;
import dev.signalbox.console.fx.FxThread;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.WorkedOut;
import dev.signalbox.console.fx.keys.Shortcut;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** Text to read: finds in it, wraps its lines, copies it. Large texts are cut into rows on another thread. */
public final class TextPane extends VBox {
    private static final int LITTLE = 16_384;
    private static final double EDGE = 44;

    private final JsonLines lines = new JsonLines();
    private final JsonFind find = new JsonFind(lines, () -> {});
    private final ToggleButton wrap = new ToggleButton(Texts.text("text.wrap"));
    private final WorkedOut<Wanted, List<Line>> rows = new WorkedOut<>(work -> Thread.ofVirtual().name("text").start(
            work), new FxThread(), w -> TextRows.of(w.text, w.columns), this::put);
    private final double character = new Text("0".repeat(100)) {
        {
            setFont(Font.font("Signalbox Mono", 12));
        }
    }.getLayoutBounds().getWidth() / 100;
    private String text = "";
    private int columns;

    private record Wanted(String text, int columns) {}

    public TextPane() {
        setSpacing(6);
        lines.setAccessibleText(Texts.text("text.lines"));
        var box = new StackPane(lines);
        box.getStyleClass().add("json-view");
        box.setMinHeight(60);
        VBox.setVgrow(box, Priority.ALWAYS);
        getChildren().addAll(head(), find, box);
        wrap.selectedProperty().subscribe(_ -> cut());
        lines.widthProperty().subscribe(_ -> cut());
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (Shortcut.FILTER.matches(event)) {
                find.open();
                event.consume();
            }
        });
    }

    private HBox head() {
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        wrap.getStyleClass().addAll("small", "ghost");
        wrap.setMinWidth(USE_PREF_SIZE);
        var search = Buttons.icon(Glyph.SEARCH, Texts.text("json.find"), find::open);
        search.getStyleClass().add("small");
        var copy = Buttons.icon(Glyph.COPY, Texts.text("text.copy"), () -> Buttons.copy(text));
        copy.getStyleClass().add("small");
        var head = new HBox(4, space, wrap, search, copy);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    /** @param next must not hold a secret */
    public void show(String next) {
        if (!next.equals(text)) {
            text = next;
            columns = 0;
            cut();
        }
    }

    private void cut() {
        int fit = wrap.isSelected() ? (int) Math.max(20, (lines.getWidth() - EDGE) / character) : TextRows.LONGEST;
        if (fit != columns) {
            columns = fit;
            rows.want(new Wanted(text, fit), text.length() < LITTLE);
        }
    }

    private void put(List<Line> next) {
        lines.show(next);
        find.again();
    }
}
