package dev.signalbox.console.screen.executions;

import dev.signalbox.console.fx.Views;
import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.store.ExecutionsStore;
import java.util.LinkedHashMap;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/** Makes the views of executions, and keeps those that were seen last for the way back. */
final class DetailHost {
    /** A long run with all its panels is heavy; what is left out is made again when its tab is chosen. */
    private static final int KEPT = 6;

    private final ExecutionsStore store;
    private final Surroundings around;
    private final LinkedHashMap<ExecutionId, Open> open = new LinkedHashMap<>(16, 0.75f, true);
    private @Nullable ExecutionController shown;

    private record Open(ExecutionController controller, Parent view) {}

    DetailHost(ExecutionsStore store, Surroundings around) {
        this.store = store;
        this.around = around;
    }

    /** The view of this execution; it polls until {@link #close}. */
    Parent open(ExecutionId id) {
        close();
        Open detail = open.computeIfAbsent(id, this::make);
        if (open.size() > KEPT) {
            forget(open.firstEntry().getKey());
        }
        shown = detail.controller;
        detail.controller.show();
        return detail.view;
    }

    /** The same, with the tab of refused rows on top as soon as there is one. */
    Parent openRefusedRows(ExecutionId id) {
        Parent root = open(id);
        if (shown != null) {
            shown.chooseRefusedRows();
        }
        return root;
    }

    void close() {
        if (shown != null) {
            shown.hide();
            shown = null;
        }
    }

    /** Its tab was closed. */
    void forget(ExecutionId id) {
        Open gone = open.remove(id);
        if (gone != null) {
            gone.controller.dispose();
        }
    }

    private Open make(ExecutionId id) {
        ExecutionController controller = new ExecutionController(new ExecutionViewModel(store, id, around.fxThread()),
                around);
        return new Open(controller, Views.EXECUTION.load(controller));
    }
}
