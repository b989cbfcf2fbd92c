package dev.signalbox.console.screen.executions;

import dev.signalbox.console.fx.Views;
import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.store.ExecutionsStore;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/** Makes the view of one execution, and keeps the last one for the way back. */
final class DetailHost {
    private final ExecutionsStore store;
    private final Surroundings around;
    private @Nullable ExecutionController shown;
    private @Nullable Parent view;

    DetailHost(ExecutionsStore store, Surroundings around) {
        this.store = store;
        this.around = around;
    }

    /** The view of this execution; it polls until {@link #close}. */
    Parent open(ExecutionId id) {
        ExecutionController controller = shown;
        Parent root = view;
        if (controller == null || root == null || !controller.id().equals(id)) {
            if (controller != null) {
                controller.dispose();
            }
            controller = new ExecutionController(new ExecutionViewModel(store, id, around.fxThread()), around);
            root = Views.EXECUTION.load(controller);
            shown = controller;
            view = root;
        }
        controller.show();
        return root;
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
        }
    }
}
