package dev.signalbox.deploy.image;

import com.google.cloud.tools.jib.event.events.ProgressEvent;
import com.google.cloud.tools.jib.event.progress.Allocation;
import dev.signalbox.deploy.DeployEvent;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Adds up Jib's events of single layers. Jib tells from many threads; the listener hears of one thing at a time. */
final class LayerProgress implements Consumer<ProgressEvent> {
    /** Jib names what it does in words only; a test keeps an eye on them. */
    private static final String PUSHING = "pushing blob ";
    private static final String PULLING = "pulling base image layer ";
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(200);

    private final String worker;
    private final Consumer<DeployEvent> listener;
    private final IdentityHashMap<Allocation, Long> pushed = new IdentityHashMap<>();
    private final IdentityHashMap<Allocation, Long> pulled = new IdentityHashMap<>();
    private long told = System.nanoTime() - PAUSE;

    LayerProgress(String worker, Consumer<DeployEvent> listener) {
        this.worker = worker;
        this.listener = listener;
    }

    @Override
    public synchronized void accept(ProgressEvent event) {
        var what = event.getAllocation().getDescription();
        if (what.startsWith(PUSHING)) {
            pushed.merge(event.getAllocation(), event.getUnits(), Long::sum);
        } else if (what.startsWith(PULLING)) {
            pulled.merge(event.getAllocation(), event.getUnits(), Long::sum);
        } else {
            return;
        }
        long now = System.nanoTime();
        if (now - told >= PAUSE) {
            told = now;
            tell();
        }
    }

    /** Tells once more. */
    synchronized void ended() {
        tell();
    }

    synchronized long pushedBytes() {
        return sum(pushed);
    }

    private void tell() {
        var of = pushed.isEmpty() ? pulled : pushed;
        long all = of.keySet().stream().mapToLong(Allocation::getAllocationUnits).sum();
        if (all > 0) {
            listener.accept(new DeployEvent.ArtifactSent("image of " + worker + (pushed.isEmpty()
                    ? " (fetching its base)"
                    : ""), sum(of), all));
        }
    }

    private static long sum(Map<Allocation, Long> of) {
        return of.values().stream().mapToLong(Long::longValue).sum();
    }
}
