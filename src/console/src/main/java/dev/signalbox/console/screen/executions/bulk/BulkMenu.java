package dev.signalbox.console.screen.executions.bulk;

import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.ExecutionSummary;
import dev.signalbox.console.model.bulk.BulkKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** The menu that plans one change for the chosen executions or for all that are shown. */
public final class BulkMenu {
    private static final List<BulkKind> KINDS = List.of(BulkKind.STOP, BulkKind.REDRIVE, BulkKind.RESTART);

    private final BulkViewModel viewModel;
    private final Runnable show;

    /** @param show brings the plan into sight */
    public BulkMenu(BulkViewModel viewModel, Runnable show) {
        this.viewModel = viewModel;
        this.show = show;
    }

    /** Fills the button's menu whenever it opens. */
    public void serve(MenuButton button, Supplier<List<ExecutionSummary>> chosen,
            Supplier<List<ExecutionSummary>> shown) {
        button.getItems().setAll(new MenuItem());
        button.setOnShowing(_ -> {
            List<MenuItem> items = new ArrayList<>(items("bulk.menu.chosen.", chosen.get()));
            items.add(new SeparatorMenuItem());
            items.addAll(items("bulk.menu.shown.", shown.get()));
            button.getItems().setAll(items);
        });
    }

    /** The same for a table's own menu. */
    public List<MenuItem> of(List<ExecutionSummary> chosen) {
        return items("bulk.menu.chosen.", chosen);
    }

    private List<MenuItem> items(String key, List<ExecutionSummary> executions) {
        List<MenuItem> items = new ArrayList<>();
        for (BulkKind kind : KINDS) {
            MenuItem item = new MenuItem(Texts.text(key + BulkViewModel.word(kind), executions.size()));
            item.setDisable(executions.isEmpty());
            item.setOnAction(_ -> {
                viewModel.plan(kind, executions);
                show.run();
            });
            items.add(item);
        }
        return items;
    }
}
