package dev.signalbox.download.api;

import dev.signalbox.download.api.http.Json;
import dev.signalbox.download.api.http.Problem;
import dev.signalbox.download.api.http.Route;
import dev.signalbox.download.store.StatsBoard;
import io.javalin.http.Context;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Tells what the processes count, and whether the service is to get requests. */
final class StatsRoutes {
    private final StatsBoard stats;
    private final Optional<Path> heartbeatFile;

    StatsRoutes(StatsBoard stats, Optional<Path> heartbeatFile) {
        this.stats = stats;
        this.heartbeatFile = heartbeatFile;
    }

    List<Route> routes() {
        return List.of(Route.get("/hb", this::heartbeat).opened(), Route.get("/stats/{component}", this::sums),
                Route.get("/instances", this::instances));
    }

    /** In the original's texts. A file that cannot be looked for counts as there. */
    private void heartbeat(Context ctx) {
        if (heartbeatFile.isPresent() && !Files.notExists(heartbeatFile.get())) {
            ctx.status(503).result("Service disabled, '" + heartbeatFile.get() + "' exists!");
        } else {
            ctx.result("OK");
        }
    }

    private void sums(Context ctx) {
        var sums = new TreeMap<String, Long>();
        for (var instance : stats.instances()) {
            if (instance.component().equals(ctx.pathParam("component"))) {
                instance.counters().forEach((name, count) -> sums.merge(name, count, Long::sum));
            }
        }
        if (sums.isEmpty()) {
            throw Problem.of(404, "not_found", "No process of this component publishes statistics").raised();
        }
        var node = Json.object();
        sums.forEach(node::put);
        Json.answer(ctx, 200, node);
    }

    private void instances(Context ctx) {
        var node = Json.object();
        var list = node.putArray("instances");
        stats.instances().forEach(instance -> list.add(Views.instance(instance)));
        Json.answer(ctx, 200, node);
    }
}
