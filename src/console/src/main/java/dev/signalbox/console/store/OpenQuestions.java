package dev.signalbox.console.store;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts what was asked of the cloud and is not answered yet, so that one can tell when the screens show all there is. */
public final class OpenQuestions {
    private final AtomicInteger open = new AtomicInteger();

    /** Whether all answers have been given to the stores' topics. */
    public boolean none() {
        return open.get() == 0;
    }

    /** A worker whose tasks are open from when they are handed to it until they end. */
    public Executor counted(Executor worker) {
        return task -> {
            var question = ask();
            worker.execute(() -> {
                try {
                    task.run();
                } finally {
                    question.close();
                }
            });
        };
    }

    /** One question more, until it is closed. */
    Subscription ask() {
        var unanswered = new AtomicBoolean(true);
        open.incrementAndGet();
        return () -> {
            if (unanswered.getAndSet(false)) {
                open.decrementAndGet();
            }
        };
    }
}
