package dev.signalbox.console.fx;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Works out on another thread what is to be shown, so that the FX thread only shows it: one at a time, and of what is wanted
 * meanwhile only the newest. FX thread only.
 */
public final class WorkedOut<I, O> {
    private final Executor worker;
    private final Executor fxThread;
    private final Function<I, O> work;
    private final Consumer<O> show;
    private Optional<I> next = Optional.empty();
    private boolean working;
    /** Counts what was shown at once: what was begun before is too old then. */
    private int generation;

    /** @param work must know nothing but its argument, and no node */
    public WorkedOut(Executor worker, Executor fxThread, Function<I, O> work, Consumer<O> show) {
        this.worker = worker;
        this.fxThread = fxThread;
        this.work = work;
        this.show = show;
    }

    /** @param little whether it is so quickly done that a hop to another thread and back would only be a frame lost */
    public void want(I input, boolean little) {
        next = Optional.empty();
        if (little) {
            generation++;
            show.accept(work.apply(input));
        } else if (working) {
            next = Optional.of(input);
        } else {
            begin(input);
        }
    }

    private void begin(I input) {
        working = true;
        int mine = generation;
        worker.execute(() -> {
            Optional<O> done = Optional.empty();
            try {
                done = Optional.of(work.apply(input));
            } finally {
                Optional<O> result = done;
                fxThread.execute(() -> arrived(result.filter(_ -> mine == generation)));
            }
        });
    }

    /** @param result empty if something newer has been shown meanwhile, or if the work broke, which its thread reports */
    private void arrived(Optional<O> result) {
        working = false;
        result.ifPresent(show);
        if (!working) {
            next.ifPresent(input -> {
                next = Optional.empty();
                begin(input);
            });
        }
    }
}
