package dev.signalbox.download;

import dev.signalbox.download.api.ApiPorts;
import dev.signalbox.download.api.ApiServer;
import dev.signalbox.download.api.DocumentRoutes;
import dev.signalbox.download.api.http.ApiKeys;
import dev.signalbox.download.api.http.CrossOrigin;
import dev.signalbox.download.api.http.Health;
import dev.signalbox.download.api.http.HttpServer;
import dev.signalbox.download.api.http.Route;
import dev.signalbox.download.config.Component;
import dev.signalbox.download.config.Config;
import dev.signalbox.download.deletion.Reaper;
import dev.signalbox.download.deletion.ReaperSettings;
import dev.signalbox.download.metrics.QueueCollector;
import dev.signalbox.download.metrics.ServiceMetrics;
import dev.signalbox.download.notifier.Notifier;
import dev.signalbox.download.processor.Processor;
import dev.signalbox.download.stats.Counters;
import dev.signalbox.download.stats.StatsWriter;
import dev.signalbox.download.storage.ClientBuckets;
import dev.signalbox.download.store.redis.RedisStore;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts of one process, over one connection to Redis. */
final class ServiceProcess implements AutoCloseable {
    /**
     * @param api where the API listens, if the process has it
     * @param managementPort for health and metrics of a process without API
     */
    record Options(Component component, HttpServer.Address api, Optional<Integer> managementPort, String instance) {}

    private static final Logger LOG = LoggerFactory.getLogger(ServiceProcess.class);

    private final Options options;
    private final RedisStore store;
    private final Health health;
    private final ServiceMetrics metrics = new ServiceMetrics();
    private final Closing servers = new Closing();
    private final Closing workers = new Closing();
    private final Closing rest = new Closing();
    private int port;

    private ServiceProcess(RedisStore store, Options options) {
        this.store = store;
        this.options = options;
        rest.add(store);
        health = rest.add(new Health(() -> {
            store.ping();
            return true;
        }));
    }

    /**
     * @throws IllegalStateException when a part cannot be started; none is left running
     * @throws IllegalArgumentException when a setting cannot be used
     * @throws IOException when the folder for files cannot be written to
     */
    static ServiceProcess start(Config config, Options options) throws IOException {
        config.warnings().forEach(LOG::warn);
        var process = new ServiceProcess(RedisStore.open(config.redis()), options);
        try {
            process.start(config);
            return process;
        } catch (IOException | RuntimeException e) {
            process.close();
            throw e;
        }
    }

    private void start(Config config) throws IOException {
        if (config.processor().isPresent()) {
            startProcessor(config.processor().get());
        }
        config.notifier().ifPresent(this::startNotifier);
        if (options.component.has(Component.API)) {
            startApi(config);
        }
        options.managementPort.ifPresent(this::startManagement);
        LOG.atInfo().log("Started");
    }

    private void startApi(Config config) {
        var counters = counters("api", StatsWriter.DEFAULT_INTERVAL);
        metrics.add(new QueueCollector(store.jobs(), store.aggregations()));
        var ports = new ApiPorts(store.intake(), store.jobs(), store.aggregations(), store.callbacks(), store.stats());
        var api = servers.add(new ApiServer(options.api, config.api(), ports, new ApiServer.Identity(
                Version.current(), health, metrics, counters)));
        api.start();
        port = api.port();
    }

    private void startNotifier(Config.OfNotifier notifier) {
        var counters = counters("notifier", notifier.statsInterval());
        workers.add(new Notifier(store.callbacks(), Backends.of(notifier.backends(), counters), notifier.settings(),
                options.instance, counters)).start();
    }

    private void startProcessor(Config.OfProcessor processor) throws IOException {
        var settings = processor.settings();
        var counters = new Counters();
        metrics.add("processor", counters);
        var storage = rest.add(Storages.open(processor.storage(), settings.concurrency()));
        var buckets = rest.add(ClientBuckets.ofAws(settings.concurrency()));
        workers.add(new Reaper(store.deletions(), storage, ReaperSettings.DEFAULT, counters)).start();
        var ports = new Processor.Store(options.instance, store.downloads(), store.jobs(), store.stats());
        workers.add(new Processor(ports, settings, storage, buckets, counters)).start();
    }

    private Counters counters(String component, Duration interval) {
        var counters = new Counters();
        metrics.add(component, counters);
        rest.add(new StatsWriter(store.stats(), component, options.instance, counters, interval)).start();
        return counters;
    }

    /** Open to all who reach the port: it tells numbers and changes nothing. */
    private void startManagement(int managementPort) {
        List<Route> routes = new ArrayList<>(health.routes());
        routes.add(DocumentRoutes.metrics(metrics));
        var server = servers.add(new HttpServer(new HttpServer.Address("", managementPort), routes,
                new ApiKeys(List.of()), new CrossOrigin(Set.of()), metrics::answered));
        server.start();
        if (!options.component.has(Component.API)) {
            port = server.port();
        }
    }

    /** Of the API, or else of the management. */
    int port() {
        return port;
    }

    /** Takes no new work, ends or gives back what there is within the times of grace, and lets go of Redis. */
    @Override
    public void close() {
        LOG.atInfo().log("Stops");
        health.stopping();
        workers.closeAtOnce();
        servers.closeInTurn();
        rest.closeInTurn();
        LOG.atInfo().log("Stopped");
    }
}
