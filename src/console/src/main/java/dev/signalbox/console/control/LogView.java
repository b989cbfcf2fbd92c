package dev.signalbox.console.control;

import dev.signalbox.console.control.json.JsonText;
import dev.signalbox.console.fx.OpenLink;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.save.FileKind;
import dev.signalbox.console.fx.save.SaveFile;
import dev.signalbox.console.fx.time.TimeForm;
import dev.signalbox.console.model.LogLine;
import java.net.URI;
import java.nio.file.Files;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The end of a log. It follows new lines until the operator picks one, and leads to the first error. */
public final class LogView extends VBox implements TimeForm.ShowsTimes {
    /** In a file times are the same wherever it is read. */
    private static final DateTimeFormatter IN_FILE = new DateTimeFormatterBuilder().appendInstant(3).toFormatter(
            Locale.ROOT);

    private final ObservableList<LogLine> lines = FXCollections.observableArrayList();
    private final ListView<LogLine> list = new ListView<>(lines);
    private final Label head = new Label();
    private final TextArea whole = new TextArea();
    private final Button web = Buttons.small(Texts.text("log.web"), this::openWeb);
    private Optional<URI> page = Optional.empty();
    private final Button firstError = Buttons.small(Texts.text("log.firstError"), this::toFirstError);

    public LogView() {
        getStyleClass().add("log-view");
        head.getStyleClass().addAll("tiny-text", "text-3");
        list.setFixedCellSize(18);
        list.setCellFactory(_ -> new LineCell());
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setAccessibleText(Texts.text("log.title"));
        list.setOnKeyPressed(event -> {
            if (new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN).match(event)) {
                copy(list.getSelectionModel().getSelectedItems());
                event.consume();
            }
        });
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var copy = Buttons.icon(Glyph.COPY, Texts.text("log.copy"), () -> copy(lines));
        prepare();
        list.getSelectionModel().selectedItemProperty().subscribe(this::showWhole);
        var save = Buttons.icon(Glyph.DOWNLOAD, Texts.text("log.save"), this::save);
        save.setId("log-save");
        var row = new HBox(8, head, space, firstError, web, copy, save);
        row.setAlignment(Pos.CENTER_LEFT);
        var box = new StackPane(list);
        box.getStyleClass().add("json-view");
        VBox.setVgrow(box, Priority.ALWAYS);
        getChildren().addAll(row, box, whole);
    }

    private void prepare() {
        web.setId("log-web");
        web.managedProperty().bind(web.visibleProperty());
        web.setVisible(false);
        whole.setId("log-whole");
        whole.setEditable(false);
        whole.setPrefRowCount(8);
        whole.setAccessibleText(Texts.text("log.whole"));
        whole.managedProperty().bind(whole.visibleProperty());
        whole.setVisible(false);
    }

    /** A line that its row cannot show is shown below, JSON line by line. */
    private void showWhole(@Nullable LogLine line) {
        var text = line != null && line.isMore() ? line.text() : "";
        whole.setVisible(!text.isEmpty());
        whole.setText(JsonText.lines(text).stream().map(JsonText.Line::text).collect(Collectors.joining("\n")));
    }

    /** @param next where the AWS console shows the same log; empty where there is none */
    public void setWeb(Optional<URI> next) {
        page = next;
        web.setVisible(next.isPresent());
    }

    private void openWeb() {
        page.ifPresent(address -> fireEvent(new OpenLink(address)));
    }

    @Override
    public void renewTimes() {
        list.refresh();
    }

    /** @param where the stream, shown above the lines */
    public void show(String where, List<LogLine> next) {
        boolean grown = !lines.equals(next);
        if (grown) {
            boolean follow = list.getSelectionModel().isEmpty();
            lines.setAll(next); // equal lines may follow each other, so lines have no key
            if (follow && !lines.isEmpty()) {
                list.scrollTo(lines.size() - 1);
            }
        }
        head.setText(where);
        firstError.setVisible(next.stream().anyMatch(LogLine::error));
    }

    /** Chooses the first line that reads like an error; false if there is none. */
    public boolean toFirstError() {
        Optional<LogLine> error = lines.stream().filter(LogLine::error).findFirst();
        error.ifPresent(line -> {
            list.getSelectionModel().clearAndSelect(lines.indexOf(line));
            list.scrollTo(line);
        });
        return error.isPresent();
    }

    private void save() {
        var some = List.copyOf(lines);
        SaveFile.ask(this, head.getText().replace(" · ", "-"), FileKind.TEXT, file -> {
            Files.write(file, some.stream().map(LogView::written).toList());
            return Texts.text("log.saved", some.size());
        });
    }

    private static String written(LogLine line) {
        return IN_FILE.format(line.at()) + "  " + line.text();
    }

    private static void copy(List<LogLine> some) {
        Buttons.copy(some.stream().map(LogLine::text).collect(Collectors.joining("\n")));
    }

    private static final class LineCell extends ListCell<LogLine> {
        @Override
        protected void updateItem(@Nullable LogLine item, boolean empty) {
            super.updateItem(item, empty);
            getStyleClass().remove("log-error");
            setText(empty || item == null ? null : When.precise(item.at()) + "  " + item.row());
            if (item != null && item.error()) {
                getStyleClass().add("log-error");
            }
        }
    }
}
