package dev.signalbox.console.store.transfer.work;

import dev.signalbox.console.gateway.GatewayException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Does the pieces of one file, a few at once. The first that fails ends the others. */
public final class SideBySide<T> {
    private final ExecutorService threads;
    private final int atOnce;

    public SideBySide(ExecutorService threads, int atOnce) {
        this.threads = threads;
        this.atOnce = atOnce;
    }

    /** What is done with one piece. */
    public interface Work<T> {
        void one(T piece) throws GatewayException, IOException, InterruptedException;
    }

    /** Returns when all are done; throws what the first failing one threw, when none runs any more. */
    public void each(List<T> pieces, Work<T> work) throws GatewayException, IOException, InterruptedException {
        var next = new AtomicInteger();
        var broken = new AtomicBoolean();
        var hands = new ArrayList<Future<?>>();
        for (int i = 0; i < Math.min(atOnce, pieces.size()); i++) {
            hands.add(threads.submit(() -> {
                for (int n = next.getAndIncrement(); n < pieces.size() && !broken.get(); n = next.getAndIncrement()) {
                    boolean done = false;
                    try {
                        work.one(pieces.get(n));
                        done = true;
                    } finally {
                        if (!done) {
                            broken.set(true);
                        }
                    }
                }
                return null;
            }));
        }
        join(hands, broken);
    }

    private static void join(List<Future<?>> hands, AtomicBoolean broken)
            throws GatewayException, IOException, InterruptedException {
        ExecutionException first = null;
        for (var hand : hands) {
            try {
                hand.get();
            } catch (ExecutionException e) {
                first = first == null ? e : first;
            } catch (InterruptedException e) {
                broken.set(true);
                hands.forEach(h -> h.cancel(true));
                throw e;
            }
        }
        if (first != null) {
            throwCause(first);
        }
    }

    private static void throwCause(ExecutionException e) throws GatewayException, IOException, InterruptedException {
        switch (e.getCause()) {
            case GatewayException g -> throw g;
            case UncheckedIOException u -> throw u;
            case IOException io -> throw io;
            case InterruptedException i -> throw i;
            case null, default -> throw new IllegalStateException(e.getCause());
        }
    }
}
