package dev.signalbox.console.control;

import dev.signalbox.console.control.JsonText.Kind;
import dev.signalbox.console.control.JsonText.Line;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Sizes;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.beans.property.StringProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/**
 * Shows JSON, indented and coloured, with its title, its size and a copy button. Secrets are hidden on screen and in what is
 * copied. Only the lines in sight exist as nodes, so 256 KiB open at once.
 */
public final class JsonView extends VBox {
    private static final double LINE = 18;
    private static final double PADDING = 18;
    private static final int LIMIT = 262_144;

    private final ListView<Line> lines = new ListView<>();
    private final Label title = new Label();
    private final Label size = new Label();
    private final StringProperty json = new SimpleStringProperty("");
    private boolean fit = true;
    private boolean payload = true;

    public JsonView() {
        setSpacing(6);
        title.getStyleClass().addAll("tiny-text", "text-3");
        size.getStyleClass().addAll("tiny-text", "text-3");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var copy = Buttons.icon(Glyph.COPY, Texts.text("json.copy"), this::copyAll);
        copy.getStyleClass().add("small");
        HBox head = new HBox(8, title, space, size, copy);
        head.setAlignment(Pos.CENTER_LEFT);
        lines.setCellFactory(_ -> new LineCell());
        lines.setFixedCellSize(LINE);
        lines.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        lines.setOnKeyPressed(event -> {
            if (new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN).match(event)) {
                copySelected();
                event.consume();
            }
        });
        StackPane box = new StackPane(lines);
        box.getStyleClass().add("json-view");
        VBox.setVgrow(box, Priority.ALWAYS);
        getChildren().addAll(head, box);
        json.subscribe(this::show);
    }

    public StringProperty jsonProperty() {
        return json;
    }

    public String getJson() {
        return json.get();
    }

    public void setJson(String text) {
        json.set(text);
    }

    public String getTitle() {
        return title.getText();
    }

    public void setTitle(String text) {
        title.setText(text);
        lines.setAccessibleText(text);
    }

    /** Whether the view is as high as its lines (up to 20), or takes the height it is given. */
    public void setFit(boolean fitted) {
        fit = fitted;
        show(json.get());
    }

    public boolean isFit() {
        return fit;
    }

    /** Whether the JSON is a state's input or output, whose size Step Functions limits. */
    public void setPayload(boolean limited) {
        payload = limited;
        show(json.get());
    }

    public boolean isPayload() {
        return payload;
    }

    private void show(@Nullable String text) {
        String shown = text == null ? "" : text;
        lines.getItems().setAll(JsonText.lines(shown));
        int bytes = shown.getBytes(StandardCharsets.UTF_8).length;
        size.setText(payload && bytes <= LIMIT ? Texts.text("json.size", String.format(Locale.ROOT, "%,d", bytes))
                : Sizes.words(bytes));
        if (fit) {
            double height = LINE * Math.clamp(lines.getItems().size(), 1, 20) + PADDING;
            lines.setMinHeight(height);
            lines.setPrefHeight(height);
            lines.setMaxHeight(height);
        } else {
            lines.setMinHeight(60);
            lines.setMaxHeight(Double.MAX_VALUE);
        }
    }

    private void copyAll() {
        Buttons.copy(lines.getItems().stream().map(Line::text).collect(Collectors.joining("\n")));
    }

    private void copySelected() {
        Buttons.copy(lines.getSelectionModel().getSelectedItems().stream().map(Line::text).collect(Collectors.joining(
                "\n")));
    }

    private static final class LineCell extends ListCell<Line> {
        private final TextFlow flow = new TextFlow();

        @Override
        protected void updateItem(@Nullable Line item, boolean empty) {
            super.updateItem(item, empty);
            flow.getChildren().clear();
            if (item != null) {
                item.pieces().forEach(p -> flow.getChildren().add(piece(p.kind(), p.text())));
            }
            setGraphic(empty ? null : flow);
        }

        private static Text piece(Kind kind, String text) {
            Text node = new Text(text);
            node.getStyleClass().add("json-" + kind.name().toLowerCase(Locale.ROOT));
            return node;
        }
    }
}
