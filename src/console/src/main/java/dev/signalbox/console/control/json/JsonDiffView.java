package dev.signalbox.console.control.json;

import dev.signalbox.console.control.DataTable;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.diff.JsonChange;
import dev.signalbox.console.model.diff.JsonDiff;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

/** What two JSON documents differ in, as rows; a sentence when they do not. */
public final class JsonDiffView extends StackPane {
    private static final int LONGEST = 500;

    private final ObservableList<JsonChange> rows = FXCollections.observableArrayList();
    private final DataTable<JsonChange> table = new DataTable<>();
    private final Label same = new Label(Texts.text("diff.same"));

    public JsonDiffView() {
        table.status(Texts.text("diff.kind"), 110, JsonChange::kind);
        table.mono(Texts.text("diff.path"), 260, JsonChange::path);
        table.mono(Texts.text("diff.before"), 300, c -> cut(c.before().orElse("")));
        table.mono(Texts.text("diff.after"), 300, c -> cut(c.after().orElse("")));
        table.setRows(rows);
        same.getStyleClass().add("text-2");
        getChildren().addAll(table, same);
        show("", "");
    }

    /** What the two sides are called. */
    public void setSides(String before, String after) {
        table.table().getColumns().get(2).setText(before);
        table.table().getColumns().get(3).setText(after);
    }

    public void setTableId(String id) {
        table.table().setId(id);
    }

    public void show(String before, String after) {
        List<JsonChange> changes = JsonDiff.of(before, after);
        if (!changes.equals(rows)) {
            rows.setAll(changes);
        }
        table.setVisible(!changes.isEmpty());
        same.setVisible(changes.isEmpty());
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
