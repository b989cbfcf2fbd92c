package dev.signalbox.console.control;

import dev.signalbox.console.model.StatusWord;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** The selected rows of a table as tab-separated text, with the column titles first. */
final class Tsv {
    private Tsv() {}

    static <T> String of(TableView<T> table) {
        String head = table.getVisibleLeafColumns().stream().map(TableColumn::getText).collect(Collectors.joining(
                "\t"));
        return table.getSelectionModel().getSelectedItems().stream()
                .map(item -> table.getVisibleLeafColumns().stream().map(c -> cell(c.getCellObservableValue(item)
                        .getValue()))
                        .collect(Collectors.joining("\t")))
                .collect(Collectors.joining("\n", head + "\n", "\n"));
    }

    static String cell(Object value) {
        String text = value instanceof StatusWord status ? status.word() : Objects.toString(value, "");
        return text.replaceAll("[\t\r\n]+", " ");
    }
}
