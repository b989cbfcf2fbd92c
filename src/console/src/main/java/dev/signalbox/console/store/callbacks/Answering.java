package dev.signalbox.console.store.callbacks;

import dev.signalbox.console.model.PendingCallback;
import dev.signalbox.console.store.Tasks;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** How waits are answered, and where that is kept and shown. */
public record Answering(CallbackSender sender, SentRecord record, Tasks tasks) {
    /** Sends for each of the waits after a while, unless the operator cancels the task that stands in the tray meanwhile. */
    public void later(List<PendingCallback> callbacks, Duration delay, Executor worker,
            Consumer<PendingCallback> send) {
        var over = new AtomicBoolean();
        var made = new CompletableFuture<Tasks.Task>();
        var name = callbacks.size() == 1 ? callbacks.getFirst().executionName() : callbacks.size() + " waits";
        made.complete(tasks.start("Callback after " + delay.toSeconds() + " s", name, Optional.of(() -> {
            if (!over.getAndSet(true)) {
                made.thenAccept(task -> task.cancelled("Nothing was sent"));
            }
        })));
        CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, worker).execute(() -> {
            if (!over.getAndSet(true)) {
                callbacks.forEach(send);
                made.join().done("Sent", Optional.empty());
            }
        });
    }
}
