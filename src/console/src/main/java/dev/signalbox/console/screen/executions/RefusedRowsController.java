package dev.signalbox.console.screen.executions;

import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.control.DataTable;
import dev.signalbox.console.control.KeyValueGrid;
import dev.signalbox.console.control.SearchBox;
import dev.signalbox.console.control.StatePane;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.ErrorRow;
import dev.signalbox.console.model.ErrorRowPage;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.store.RefusedRows;
import java.util.TreeMap;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Binds {@code refused-rows.fxml}. */
public final class RefusedRowsController {
    private final RefusedRowsViewModel viewModel;
    @FXML private SearchBox search;
    @FXML private Label note;
    @FXML private Button more;
    @FXML private StatePane state;
    @FXML private DataTable<ErrorRow> table;
    @FXML private Label title;
    @FXML private Button copy;
    @FXML private VBox about;
    @FXML private Label message;
    @FXML private KeyValueGrid fields;

    RefusedRowsController(RefusedRowsViewModel viewModel) {
        this.viewModel = viewModel;
    }

    @FXML
    private void initialize() {
        table.number(Texts.text("refused.row"), 80, ErrorRow::number, n -> Long.toString(n)).setMaxWidth(110);
        table.text(Texts.text("refused.kind"), 150, ErrorRow::kind).setMaxWidth(160);
        table.text(Texts.text("refused.message"), 440, ErrorRow::message);
        table.mono(Texts.text("refused.file"), 260, ErrorRow::fileName);
        table.setRows(viewModel.rows());
        table.table().setId("refused-table");
        var selected = table.table().getSelectionModel().selectedItemProperty();
        selected.subscribe(this::describe);
        copy.visibleProperty().bind(Bindings.isNotNull(selected));
        about.visibleProperty().bind(copy.visibleProperty());
        copy.setOnAction(_ -> Buttons.copy(message.getText()));
        search.textProperty().bindBidirectional(viewModel.filterProperty());
        more.managedProperty().bind(more.visibleProperty());
        state.setOnRetry(viewModel::retry);
        viewModel.stateProperty().subscribe(this::show);
    }

    private void show(Loadable<ErrorRowPage> next) {
        state.show(next, next.newest().map(p -> p.rows().isEmpty()).orElse(false));
        table.totalProperty().set(viewModel.known());
        boolean full = viewModel.known() >= RefusedRows.MOST;
        more.setVisible(viewModel.isCut() && !full);
        note.setText(!viewModel.isCut() ? ""
                : Texts.text(full ? "refused.full" : "refused.first", viewModel.known()));
        table.hintProperty().set(Texts.text(viewModel.isCut() ? "refused.cut" : "refused.all"));
    }

    private void describe(@Nullable ErrorRow row) {
        title.setText(row == null ? Texts.text("refused.choose")
                : Texts.text("refused.rowOf", row.number(), row.fileName()));
        message.setText(row == null ? "" : row.message());
        fields.clear();
        if (row != null) {
            fields.addId(Texts.text("refused.file"), row.file());
            new TreeMap<>(row.fields()).forEach(fields::add);
        }
    }

    @FXML
    private void onMore() {
        viewModel.more();
    }
}
