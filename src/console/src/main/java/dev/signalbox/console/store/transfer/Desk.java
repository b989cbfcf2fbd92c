package dev.signalbox.console.store.transfer;

import dev.signalbox.console.model.transfer.TransferState.Direction;
import dev.signalbox.console.store.Tasks;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * What transfers share with the rest of the console.
 *
 * @param worker runs what it is given side by side, on threads that may block
 * @param name of a transfer's task
 */
public record Desk(Tasks tasks, Clock clock, Executor worker, Function<Direction, String> name) {}
