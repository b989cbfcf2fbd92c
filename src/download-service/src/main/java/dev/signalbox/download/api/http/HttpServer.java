package dev.signalbox.download.api.http;

import dev.signalbox.download.store.StoreException;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.UriCompliance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves routes over HTTP/1.1, each request in its own virtual thread. Closing lets requests end. */
public final class HttpServer implements AutoCloseable {
    /**
     * @param host to listen on; empty for all
     * @param port 0 for a free one
     */
    public record Address(String host, int port) {}

    /** Hears of each request that was answered. */
    public interface Observer {
        void answered(String method, String route, int status, double seconds);
    }

    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
    private static final String ROUTE = "route";
    private static final long STOP_MILLIS = 5_000;
    private static final int RETRY_SECONDS = 5;
    private static final int LONGEST_HEAD = 16 * 1024;

    private final ApiKeys keys;
    private final CrossOrigin crossOrigin;
    private final Observer observer;
    private final Javalin javalin;
    private final Address address;

    public HttpServer(Address address, List<Route> routes, ApiKeys keys, CrossOrigin crossOrigin, Observer observer) {
        this.address = address;
        this.keys = keys;
        this.crossOrigin = crossOrigin;
        this.observer = observer;
        this.javalin = Javalin.create(config -> configure(config, routes));
    }

    /** @throws IllegalStateException when the port is taken */
    public void start() {
        try {
            if (address.host.isEmpty()) {
                javalin.start(address.port);
            } else {
                javalin.start(address.host, address.port);
            }
        } catch (RuntimeException e) {
            throw new IllegalStateException("Cannot listen on " + address + ": " + e.getMessage(), e);
        }
    }

    public int port() {
        return javalin.port();
    }

    @Override
    public void close() {
        javalin.stop();
    }

    private void configure(JavalinConfig config, List<Route> routes) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.concurrency.useVirtualThreads = true;
        config.http.prefer405over404 = true;
        config.jetty.modifyServer(server -> server.setStopTimeout(STOP_MILLIS));
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setRequestHeaderSize(LONGEST_HEAD);
            // An aggregation's id may have a slash or a percent sign, which is escaped in its path.
            http.setUriCompliance(UriCompliance.UNSAFE);
        });
        config.jetty.modifyServletContextHandler(
                context -> context.getServletHandler().setDecodeAmbiguousURIs(true));
        config.routes.before(this::before);
        add(config.routes, routes);
        mapErrors(config.routes);
        config.requestLogger.http((ctx, millis) -> log(ctx, millis / 1000.0));
    }

    private void before(Context ctx) {
        ctx.header("X-Content-Type-Options", "nosniff").header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        crossOrigin.handle(ctx);
    }

    private void add(RoutesConfig config, List<Route> routes) {
        var methods = routes.stream().collect(Collectors.groupingBy(Route::path, TreeMap::new,
                Collectors.mapping(route -> route.method().name(), Collectors.toCollection(TreeSet::new))));
        methods.forEach((path, names) -> {
            if (names.contains("GET")) {
                names.add("HEAD");
            }
            names.add("OPTIONS");
        });
        for (var route : routes) {
            config.addHttpHandler(route.method(), route.path(), ctx -> handle(route, ctx));
            if (route.method().equals(HandlerType.GET)) {
                config.head(route.path(), ctx -> handle(route, ctx));
            }
        }
        routes.stream().map(Route::path).distinct().forEach(path -> config.options(path, ctx -> ctx.status(204)
                .header("Allow", String.join(", ", methods.getOrDefault(path, new TreeSet<>())))));
    }

    private void handle(Route route, Context ctx) throws Exception {
        ctx.attribute(ROUTE, route.path());
        if (!route.open()) {
            keys.check(ctx);
        }
        route.handler().handle(ctx);
    }

    private static void mapErrors(RoutesConfig routes) {
        routes.exception(Problem.Raised.class, (e, ctx) -> Json.answer(ctx, e.problem()));
        routes.exception(StoreException.class, (e, ctx) -> {
            LOG.atWarn().addKeyValue("path", ctx.path()).setCause(e).log("The store did not answer");
            Json.answer(ctx, Problem.later(503, "store_unavailable",
                    "Redis did not answer. Whether the change was made is not known; ask again", RETRY_SECONDS));
        });
        routes.exception(HttpResponseException.class, (e, ctx) -> refused(e, ctx));
        routes.exception(Exception.class, (e, ctx) -> {
            LOG.atError().addKeyValue("path", ctx.path()).setCause(e).log("A request failed");
            Json.answer(ctx, Problem.of(500, "internal_error", "The service failed; its log says why"));
        });
    }

    private static void refused(HttpResponseException e, Context ctx) {
        var details = Map.copyOf(e.getDetails());
        if (e.getStatus() == 405) {
            ctx.header("Allow", details.getOrDefault("availableMethods", ""));
            Json.answer(ctx, Problem.of(405, "method_not_allowed", "Invalid request method"));
        } else if (e.getStatus() == 404) {
            Json.answer(ctx, Problem.of(404, "not_found", "There is nothing at this path"));
        } else {
            Json.answer(ctx, Problem.of(e.getStatus(), "refused", String.valueOf(e.getMessage())));
        }
    }

    private void log(Context ctx, double seconds) {
        String route = ctx.attribute(ROUTE);
        observer.answered(ctx.method().name(), route == null ? "none" : route, ctx.statusCode(), seconds);
        LOG.atDebug().addKeyValue("method", ctx.method().name()).addKeyValue("route", String.valueOf(route))
                .addKeyValue("status", ctx.statusCode()).addKeyValue("seconds", seconds).log("Answered");
    }
}
