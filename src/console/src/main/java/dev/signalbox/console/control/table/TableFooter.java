package dev.signalbox.console.control.table;

import dev.signalbox.console.fx.Texts;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** What is under a table: {@code 13 of 64 rows · more as you scroll · 1 selected}, and a quiet text at the right. */
public final class TableFooter extends HBox {
    private final TableView<?> table;
    private final IntegerProperty total = new SimpleIntegerProperty(-1);
    private final BooleanProperty more = new SimpleBooleanProperty();
    private final StringProperty hint = new SimpleStringProperty("");
    private final Label count = new Label();

    public TableFooter(TableView<?> table) {
        this.table = table;
        getStyleClass().add("table-footer");
        count.setMinWidth(USE_PREF_SIZE);
        Label right = new Label();
        right.textProperty().bind(hint);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().addAll(count, space, right);
        table.getSelectionModel().getSelectedItems().addListener((ListChangeListener<Object>) _ -> describe());
        total.subscribe(_ -> describe());
        more.subscribe(_ -> describe());
    }

    /** How many rows there are before filtering; negative when unknown. */
    public IntegerProperty totalProperty() {
        return total;
    }

    /** Whether there are rows behind those that are known, which come when the end is in sight. */
    public BooleanProperty moreProperty() {
        return more;
    }

    public StringProperty hintProperty() {
        return hint;
    }

    /** Counts anew. */
    public void describe() {
        int shown = table.getItems() == null ? 0 : table.getItems().size();
        int selected = table.getSelectionModel().getSelectedItems().size();
        StringBuilder words = new StringBuilder(total.get() > shown ? Texts.text("table.rowsOf", shown, total.get())
                : Texts.text("table.rows", shown));
        if (more.get()) {
            words.append(" · ").append(Texts.text("table.more"));
        }
        if (selected > 0) {
            words.append(" · ").append(Texts.text("table.selected", selected));
        }
        count.setText(words.toString());
    }
}
