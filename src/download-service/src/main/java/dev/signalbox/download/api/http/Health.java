package dev.signalbox.download.api.http;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Tells load balancers and schedulers whether the process lives, and whether it should get work. */
public final class Health implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final BooleanSupplier ping;
    private final ExecutorService pings = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean stopping;

    /** @param ping whether Redis answers; may block or throw */
    public Health(BooleanSupplier ping) {
        this.ping = ping;
    }

    public List<Route> routes() {
        return List.of(Route.get("/health/live", Health::live).opened(), Route.get("/health/ready", this::ready)
                .opened());
    }

    /** From now on not ready. */
    public void stopping() {
        stopping = true;
    }

    private static void live(Context ctx) {
        Json.answer(ctx, 200, Json.object().put("status", "live"));
    }

    private void ready(Context ctx) throws InterruptedException {
        if (stopping) {
            throw Problem.later(503, "stopping", "The process stops", 1).raised();
        }
        if (!answers()) {
            throw Problem.later(503, "store_unavailable", "Redis did not answer within 1 s", 1).raised();
        }
        Json.answer(ctx, 200, Json.object().put("status", "ready"));
    }

    private boolean answers() throws InterruptedException {
        var answer = CompletableFuture.supplyAsync(ping::getAsBoolean, pings);
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    @Override
    public void close() {
        stopping = true;
        pings.shutdownNow();
    }
}
