package dev.signalbox.console.screen.downloads;

import dev.signalbox.console.TestFrame;
import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.gateway.downloads.DownloadServiceGateway;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.store.Poller;
import dev.signalbox.console.store.Tasks;
import dev.signalbox.console.store.Topic;
import dev.signalbox.console.store.Work;
import dev.signalbox.console.store.budget.ApiRates;
import dev.signalbox.console.store.budget.Budget;
import dev.signalbox.console.store.budget.RealTime;
import dev.signalbox.console.store.downloads.AddedServices;
import dev.signalbox.console.store.downloads.DeployedServices;
import dev.signalbox.console.store.downloads.DownloadChanges;
import dev.signalbox.console.store.downloads.DownloadsStore;
import dev.signalbox.console.store.downloads.KeyFile;
import dev.signalbox.console.store.downloads.ManyDownloads;
import dev.signalbox.console.store.preferences.Preferences;
import dev.signalbox.deploy.PipelineCatalogue;
import dev.signalbox.deploy.StackSummary;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Store, view-model surroundings and a clock that a test moves, all on the test's thread unless it says otherwise. */
public final class DownloadsDesk implements AutoCloseable {
    public final Topic<Loadable<List<StackSummary>>> stacks = new Topic<>(new Loadable.Ready<>(List.of(),
            ScriptedDownloads.NOON));
    public final Preferences preferences = Preferences.forgotten();
    public final Tasks tasks;
    public final DownloadsStore store;
    public final DownloadsSurroundings around;
    public final Poller poller;
    private volatile Instant now = ScriptedDownloads.NOON;

    /** @param rate of the budget; with zero nothing is asked by itself */
    public DownloadsDesk(DownloadServiceGateway service, Path folder, int rate, Executor fxThread) {
        var clock = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
        poller = new Poller(new Budget(ApiRates.all(rate, rate), new RealTime()));
        tasks = new Tasks(clock);
        var added = new AddedServices(preferences, new KeyFile(folder.resolve("keys.json")));
        store = new DownloadsStore(new DownloadsStore.Sources(new DeployedServices(stacks, () -> {}, PipelineCatalogue
                .in(
                        Path.of(System.getProperty("signalbox.home"), "infra-templates"))), added, (_, _) -> service,
                _ -> {
                    throw new AssertionError("no secret is asked for");
                }), Work.on(Runnable::run), preferences, clock);
        around = new DownloadsSurroundings(store, new DownloadChanges(added, Runnable::run, clock), new ManyDownloads(
                tasks, Runnable::run), TestFrame.LOCAL, poller, new Navigator(new Destination.Downloads()), preferences,
                fxThread, clock);
    }

    /** Adds a service as an operator does, without a word about it. */
    public void add(String name, String url) {
        new DownloadChanges(store.added(), Runnable::run, Clock.systemUTC()).add("", name, URI.create(url), Optional
                .empty());
    }

    public void now(Instant time) {
        now = time;
    }

    @Override
    public void close() {
        poller.close();
    }
}
