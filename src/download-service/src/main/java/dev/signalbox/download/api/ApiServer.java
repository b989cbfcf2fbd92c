package dev.signalbox.download.api;

import dev.signalbox.download.api.http.ApiKeys;
import dev.signalbox.download.api.http.CrossOrigin;
import dev.signalbox.download.api.http.Health;
import dev.signalbox.download.api.http.HttpServer;
import dev.signalbox.download.api.http.Route;
import dev.signalbox.download.metrics.ServiceMetrics;
import dev.signalbox.download.web.WebPage;
import dev.signalbox.download.stats.Counters;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP API and the web page. Closing says not ready, lets requests end, and then listens no more. */
public final class ApiServer implements AutoCloseable {
    /** What the process is and how it does. */
    public record Identity(String version, Health health, ServiceMetrics metrics, Counters counters) {}

    private static final Logger LOG = LoggerFactory.getLogger(ApiServer.class);

    private final HttpServer.Address address;
    private final ApiSettings settings;
    private final Identity process;
    private final HttpServer server;

    public ApiServer(HttpServer.Address address, ApiSettings settings, ApiPorts ports, Identity process) {
        this.address = address;
        this.settings = settings;
        this.process = process;
        this.server = new HttpServer(address, routes(settings, ports, process), new ApiKeys(settings.keys()),
                new CrossOrigin(settings.corsOrigins()), this::answered);
    }

    private void answered(String method, String route, int status, double seconds) {
        process.metrics.answered(method, route, status, seconds);
        process.counters.increment("response." + status);
    }

    static List<Route> routes(ApiSettings settings, ApiPorts ports, Identity process) {
        var routes = new ArrayList<Route>();
        routes.addAll(new JobRoutes(ports, settings).routes());
        routes.addAll(new AggregationRoutes(ports.aggregations(), settings).routes());
        routes.addAll(new StatsRoutes(ports.stats(), settings.heartbeatFile()).routes());
        routes.addAll(process.health.routes());
        routes.addAll(DocumentRoutes.routes(process.version, process.metrics));
        routes.addAll(WebPage.routes());
        return routes;
    }

    /** @throws IllegalStateException when the port is taken */
    public void start() {
        server.start();
        LOG.atInfo().addKeyValue("host", address.host()).addKeyValue("port", server.port()).log("API listens");
        if (settings.keys().isEmpty() && !isLoopback(address.host())) {
            LOG.warn("The API listens beyond this machine and needs no key: everybody who reaches it may use it. Set "
                    + "api.keys or DOWNLOADER_API_KEY, or start with --host 127.0.0.1");
        }
    }

    public int port() {
        return server.port();
    }

    private static boolean isLoopback(String host) {
        try {
            return !host.isEmpty() && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    @Override
    public void close() {
        process.health.stopping();
        server.close();
    }
}
