package dev.signalbox.console.screen.files.preview;

import dev.signalbox.console.control.DataTable;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.files.VisibleText;
import dev.signalbox.console.model.files.preview.SampleTable;
import dev.signalbox.console.model.files.preview.SampleTable.Column;
import dev.signalbox.console.model.files.preview.SampleTable.Fault;
import dev.signalbox.console.model.files.preview.SampleTable.Row;
import dev.signalbox.console.model.files.preview.SampleTable.Type;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.scene.control.TableView;

/** Makes the table of a sample: numbers at the right and sorted as numbers, rows that do not fit named. */
final class TablePane {
    /** Sorted before all numbers, and shown as nothing. */
    private static final BigDecimal NONE = new BigDecimal("-1e999");

    private TablePane() {}

    static DataTable<Row> of(SampleTable sample) {
        var table = new DataTable<Row>();
        table.table().setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
        table.table().setId("preview-table");
        table.number(Texts.text("preview.line"), 56, Row::line, n -> String.format(Locale.ROOT, "%d", n));
        if (sample.faults() > 0) {
            table.text(Texts.text("preview.fault"), 130, r -> r.fault() == Fault.NONE ? ""
                    : Texts.text("preview.fault."
                            + r.fault().name()));
        }
        for (int i = 0; i < sample.columns().size(); i++) {
            column(table, sample.columns().get(i), i);
        }
        table.setRows(FXCollections.observableList(sample.rows()));
        return table;
    }

    private static void column(DataTable<Row> table, Column column, int at) {
        var title = VisibleText.of(column.name());
        Function<Row, String> text = r -> VisibleText.of(r.cells().get(at));
        if (column.type() == Type.NUMBER) {
            table.number(title + "  #", 110, r -> number(r.cells().get(at)), n -> n.compareTo(NONE) == 0 ? ""
                    : n
                            .toPlainString());
        } else {
            table.text(column.type() == Type.TEXT || column.type() == Type.NOTHING ? title
                    : title + "  " + Texts.text("preview.type." + column.type().name()), 140, text);
        }
    }

    private static BigDecimal number(String cell) {
        try {
            return cell.isBlank() || cell.length() > 64 ? NONE : new BigDecimal(cell.strip());
        } catch (NumberFormatException e) {
            return NONE; // a row that does not fit
        }
    }
}
