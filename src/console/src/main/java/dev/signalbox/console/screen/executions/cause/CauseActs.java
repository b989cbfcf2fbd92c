package dev.signalbox.console.screen.executions.cause;

import dev.signalbox.console.model.Destination;
import java.util.function.Consumer;

/**
 * Where a root cause leads.
 *
 * @param showState to a state in the graph
 * @param showError to the first error in the log of a state
 * @param redrive asks whether to redrive
 * @param change to the start form, with the same input
 */
public record CauseActs(Consumer<String> showState, Consumer<String> showError, Consumer<Destination> go,
        Runnable redrive, Runnable change) {}
