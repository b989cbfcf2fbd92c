package dev.signalbox.console.control.json;

import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.control.json.JsonText.Line;
import dev.signalbox.console.control.json.JsonText.Piece;
import dev.signalbox.console.fx.GoTo;
import dev.signalbox.console.fx.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.css.PseudoClass;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/** JSON as indented, coloured lines. Enter or a click follows what a line names; only lines in sight exist as nodes. */
public final class JsonLines extends ListView<Line> {
    private static final PseudoClass FOUND = PseudoClass.getPseudoClass("found");
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final double LINE = 18;

    private List<Integer> found = List.of();

    public JsonLines() {
        setFixedCellSize(LINE);
        setCellFactory(_ -> new LineCell());
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setOnKeyPressed(this::pressed);
    }

    public void show(List<Line> lines) {
        found = List.of();
        setItems(FXCollections.observableList(lines));
    }

    /** The line that is chosen. */
    public Optional<Line> chosen() {
        return Optional.ofNullable(getSelectionModel().getSelectedItem());
    }

    public String text() {
        return join(getItems());
    }

    /** Marks the lines that hold the text, and returns which these are. */
    public List<Integer> find(String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        found = wanted.isEmpty() ? List.of()
                : IntStream.range(0, getItems().size()).filter(i -> getItems().get(i)
                        .text().toLowerCase(Locale.ROOT).contains(wanted)).boxed().toList();
        refresh();
        return found;
    }

    /** Chooses a line and brings it into sight. */
    public void choose(int line) {
        getSelectionModel().clearAndSelect(line);
        scrollTo(Math.max(0, line - 3));
    }

    /** Chooses the line of a path, if there is one. */
    public void choose(String path) {
        IntStream.range(0, getItems().size()).filter(i -> getItems().get(i).path().equals(path)).findFirst().ifPresent(
                this::choose);
    }

    private void pressed(KeyEvent event) {
        if (COPY.match(event)) {
            Buttons.copy(join(getSelectionModel().getSelectedItems()));
        } else if (event.getCode() == KeyCode.ENTER && chosen().flatMap(Line::link).isPresent()) {
            chosen().flatMap(Line::link).ifPresent(place -> fireEvent(new GoTo(place)));
        } else {
            return;
        }
        event.consume();
    }

    private static String join(List<Line> lines) {
        return lines.stream().map(Line::text).collect(Collectors.joining("\n"));
    }

    private final class LineCell extends ListCell<Line> {
        private final TextFlow flow = new TextFlow();

        @Override
        protected void updateItem(@Nullable Line item, boolean empty) {
            super.updateItem(item, empty);
            flow.getChildren().clear();
            if (item != null) {
                item.pieces().forEach(p -> flow.getChildren().add(piece(p)));
            }
            pseudoClassStateChanged(FOUND, !empty && java.util.Collections.binarySearch(found, getIndex()) >= 0);
            setGraphic(empty ? null : flow);
        }

        private Text piece(Piece piece) {
            Text node = new Text(piece.text());
            node.getStyleClass().add("json-" + piece.kind().name().toLowerCase(Locale.ROOT));
            piece.link().ifPresent(place -> {
                node.getStyleClass().add("json-link");
                node.setAccessibleText(Texts.text("json.link", piece.text()));
                node.setOnMouseClicked(_ -> fireEvent(new GoTo(place)));
            });
            return node;
        }
    }
}
