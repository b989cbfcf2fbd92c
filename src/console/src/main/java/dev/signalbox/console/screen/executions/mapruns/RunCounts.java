package dev.signalbox.console.screen.executions.mapruns;

import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.mapruns.MapRun;
import dev.signalbox.console.store.LiveValue;
import dev.signalbox.console.store.MapRuns;
import dev.signalbox.console.store.Poller;
import dev.signalbox.console.store.Subscription;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How far the Map Runs of an execution are, for its graph: asked for while somebody looks and something can change. */
public final class RunCounts implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofSeconds(2);

    private final Poller poller;
    private final Executor fxThread;
    private final LiveValue<List<MapRun>> live;
    private final Subscription told;
    private Optional<Subscription> polling = Optional.empty();
    private Loadable<List<MapRun>> newest = new Loadable.Loading<>();
    private boolean begun;
    private long redrives;

    /** @param tell takes the runs by their ARNs */
    public RunCounts(ExecutionId id, MapRuns store, Poller poller, Executor fxThread,
            Consumer<Map<String, MapRun>> tell) {
        this.poller = poller;
        this.fxThread = fxThread;
        live = store.of(id);
        told = live.topic().subscribe(new LatestOnFx<>(fxThread, (Loadable<List<MapRun>> next) -> {
            newest = next;
            tell.accept(next.newest().orElse(List.of()).stream().collect(Collectors.toMap(MapRun::arn, Function
                    .identity(), (a, _) -> a)));
        }));
    }

    /**
     * The execution has such runs.
     *
     * @param times how often they were redriven
     */
    public void begin(long times) {
        begun = true;
        redrives = times;
    }

    /** Whether the graph is on screen. */
    public void look(boolean now) {
        polling.ifPresent(Subscription::close);
        polling = now ? Optional.of(poller.every(PERIOD, "DescribeMapRun", () -> fxThread.execute(this::poll)))
                : Optional.empty();
    }

    private void poll() {
        boolean over = newest instanceof Loadable.Ready(var runs, _) && !runs.isEmpty() && MapRun.areOver(runs,
                redrives);
        if (begun && !over) {
            live.refresh();
        }
    }

    @Override
    public void close() {
        look(false);
        told.close();
    }
}
