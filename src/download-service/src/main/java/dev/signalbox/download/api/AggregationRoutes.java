package dev.signalbox.download.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.download.api.http.Json;
import dev.signalbox.download.api.http.Problem;
import dev.signalbox.download.api.http.Route;
import dev.signalbox.download.job.Aggregation;
import dev.signalbox.download.store.AggregationView;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of aggregations and changes their limits. */
final class AggregationRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(AggregationRoutes.class);
    private static final Set<String> LIMITS = Set.of("limit", "requests_per_second", "proxy");
    private static final int PAGE = 200;

    /** The original's own, for aggregations that it knew nothing of. */
    private static final int DEFAULT_LIMIT = 4;

    /** The original's route has no pages, so it needs an end. */
    private static final int MOST_ON_DASHBOARD = 10_000;

    private final AggregationView aggregations;
    private final ApiSettings settings;

    AggregationRoutes(AggregationView aggregations, ApiSettings settings) {
        this.aggregations = aggregations;
        this.settings = settings;
    }

    List<Route> routes() {
        return List.of(Route.get("/aggregations", this::list), Route.get("/aggregations/{id}", this::one),
                Route.patch("/aggregations/{id}", this::change),
                Route.delete("/aggregations/{id}/limits", this::release),
                Route.get("/dashboard/aggregations", this::dashboard));
    }

    private void list(Context ctx) {
        Paging.answer(ctx, "aggregations", aggregations::list, Views::aggregation);
    }

    private void one(Context ctx) {
        var entry = aggregations.find(ctx.pathParam("id")).orElseThrow(AggregationRoutes::unknown);
        Json.answer(ctx, 200, Views.aggregation(entry));
    }

    private void change(Context ctx) {
        var body = Json.body(ctx, settings.maxBodyBytes());
        body.fieldNames().forEachRemaining(name -> {
            if (!LIMITS.contains(name)) {
                throw Problem.invalid(name, "Only limit, requests_per_second and proxy can be changed").raised();
            }
        });
        var id = ctx.pathParam("id");
        var now = aggregations.find(id).map(AggregationView.Entry::aggregation)
                .orElse(new Aggregation(id, DEFAULT_LIMIT, Optional.empty(), Optional.empty()));
        var entry = aggregations.set(changed(now, body));
        LOG.atInfo().addKeyValue("aggregation", id).addKeyValue("limit", entry.aggregation().limit())
                .log("Limits set by hand");
        Json.answer(ctx, 200, Views.aggregation(entry));
    }

    /** What is not given stays; null takes the limit or the proxy away. */
    private static Aggregation changed(Aggregation now, ObjectNode body) {
        var fields = new Fields(body);
        var limit = fields.whole("limit", 1).orElse(now.limit());
        var rate = now.requestsPerSecond();
        if (body.path("requests_per_second").isNull()) {
            rate = Optional.empty();
        } else if (body.has("requests_per_second")) {
            rate = Optional.of(fields.positive("requests_per_second").orElseThrow());
        }
        var proxy = now.proxy();
        if (body.path("proxy").isNull()) {
            proxy = Optional.empty();
        } else if (body.has("proxy")) {
            proxy = Optional.of(fields.address("proxy")).filter(text -> !text.isEmpty());
        }
        return new Aggregation(now.id(), limit, rate, proxy);
    }

    private void release(Context ctx) {
        if (!aggregations.release(ctx.pathParam("id"))) {
            throw unknown();
        }
        LOG.atInfo().addKeyValue("aggregation", ctx.pathParam("id")).log("Limits released by hand");
        ctx.status(204);
    }

    private static Problem.Raised unknown() {
        return Problem.of(404, "not_found", "There is no aggregation with this id").raised();
    }

    private void dashboard(Context ctx) {
        var all = new ArrayList<AggregationView.Entry>();
        var cursor = Optional.of("");
        while (cursor.isPresent() && all.size() < MOST_ON_DASHBOARD) {
            var page = aggregations.list(cursor.get(), PAGE);
            page.items().stream().filter(entry -> entry.pending() > 0).forEach(all::add);
            cursor = page.next();
        }
        all.sort(Comparator.comparingLong(AggregationView.Entry::pending).reversed());
        var list = Json.object().arrayNode();
        all.forEach(entry -> list.addObject().put("name", "jobs:" + entry.aggregation().id()).put("size",
                entry.pending()));
        Json.answer(ctx, 200, list);
    }
}
