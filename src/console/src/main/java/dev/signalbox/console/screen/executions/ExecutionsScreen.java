package dev.signalbox.console.screen.executions;

import dev.signalbox.console.fx.ScreenEntry;
import dev.signalbox.console.fx.Views;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.store.ExecutionsStore;
import java.util.function.Supplier;

/** Puts the parts of this screen together. */
public final class ExecutionsScreen {
    private ExecutionsScreen() {}

    /** @param names makes names for new executions */
    public static ScreenEntry.Loaded load(ExecutionsStore store, Surroundings around, Supplier<String> names) {
        StartViewModel start = new StartViewModel(store, around.fxThread(), names,
                (ExecutionId id) -> {
                    around.watch().started(id);
                    around.navigator().go(new Destination.Execution(id.arn()));
                });
        return ScreenEntry.Loaded.of(Views.EXECUTIONS, new ExecutionsController(new ExecutionsViewModel(store, around
                .archive(), around.clock(), around.fxThread()),
                new DetailHost(store, around), start, around));
    }
}
