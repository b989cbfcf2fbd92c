package dev.signalbox.download.api;

import dev.signalbox.download.api.http.Json;
import dev.signalbox.download.api.http.Route;
import dev.signalbox.download.metrics.ServiceMetrics;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** Metrics, version, and the description of the API. */
public final class DocumentRoutes {
    private static final String OPENAPI = "openapi.json";

    private DocumentRoutes() {}

    static List<Route> routes(String version, ServiceMetrics metrics) {
        var openApi = resource();
        return List.of(metrics(metrics),
                Route.get("/version", ctx -> Json.answer(ctx, 200, Json.object().put("version", version))),
                Route.get("/" + OPENAPI, ctx -> ctx.contentType("application/json").result(openApi)).opened());
    }

    public static Route metrics(ServiceMetrics metrics) {
        return Route.get("/metrics", ctx -> write(ctx, metrics));
    }

    private static void write(Context ctx, ServiceMetrics metrics) throws IOException {
        var text = new ByteArrayOutputStream();
        metrics.write(text);
        ctx.contentType(ServiceMetrics.CONTENT_TYPE).result(text.toByteArray());
    }

    private static byte[] resource() {
        try (var in = DocumentRoutes.class.getResourceAsStream(OPENAPI)) {
            return Objects.requireNonNull(in, OPENAPI).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
