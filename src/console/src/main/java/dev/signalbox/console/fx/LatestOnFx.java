package dev.signalbox.console.fx;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Carries values to the FX thread, keeping only the newest while one hop is pending: for state, not for events or log lines. */
public final class LatestOnFx<T> implements Consumer<T> {
    private final AtomicReference<@Nullable T> pending = new AtomicReference<>();
    private final Executor fxThread;
    private final Consumer<? super T> receiver;

    public LatestOnFx(Executor fxThread, Consumer<? super T> receiver) {
        this.fxThread = fxThread;
        this.receiver = receiver;
    }

    @Override
    public void accept(T value) {
        if (pending.getAndSet(value) == null) {
            fxThread.execute(this::deliver);
        }
    }

    private void deliver() {
        T value = pending.getAndSet(null);
        if (value != null) {
            receiver.accept(value);
        }
    }
}
