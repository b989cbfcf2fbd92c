package dev.signalbox.console.screen.downloads.instances;

import dev.signalbox.console.control.DataTable;
import dev.signalbox.console.control.StatePane;
import dev.signalbox.console.fx.LiveRows;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.Spans;
import dev.signalbox.console.model.downloads.ServiceState;
import dev.signalbox.console.screen.downloads.DownloadsViewModel;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.fxml.FXML;

/** Binds {@code downloads-instances.fxml}: each process of the service, and whether it lives. */
public final class InstancesController {
    private final DownloadsViewModel viewModel;
    private final ObservableList<InstanceRow> rows = FXCollections.observableArrayList();
    @FXML private StatePane state;
    @FXML private DataTable<InstanceRow> table;

    public InstancesController(DownloadsViewModel viewModel) {
        this.viewModel = viewModel;
    }

    @FXML
    private void initialize() {
        table.status(Texts.text("downloads.liveness"), 110, InstanceRow::liveness).setMinWidth(100);
        table.text(Texts.text("downloads.component"), 100, r -> r.instance().component());
        table.mono(Texts.text("downloads.instance"), 220, r -> r.instance().name());
        table.value(Texts.text("downloads.silence"), 90, InstanceRow::silence, Spans::age).setMinWidth(84);
        table.text(Texts.text("downloads.workers"), 100, InstanceRow::workers);
        table.number(Texts.text("downloads.succeeded"), 90, InstanceRow::succeeded, InstancesController::count);
        table.number(Texts.text("downloads.failed"), 80, InstanceRow::failed, InstancesController::count);
        table.text(Texts.text("downloads.counters"), 320, InstanceRow::counters);
        table.setRows(rows, InstanceRow::id, _ -> {});
        table.table().setId("instance-table");
        state.setOnRetry(viewModel::refresh);
        viewModel.stateProperty().subscribe(this::show);
    }

    private static String count(long number) {
        return number == InstanceRow.NONE ? "" : Long.toString(number);
    }

    private void show(Loadable<ServiceState> now) {
        state.show(now, now.newest().filter(s -> s.instances().isEmpty()).isPresent());
        var at = viewModel.around().now();
        LiveRows.update(rows, now.newest().map(ServiceState::instances).orElse(List.of()).stream().map(i -> InstanceRow
                .of(i,
                        at)).toList(), InstanceRow::id);
    }
}
