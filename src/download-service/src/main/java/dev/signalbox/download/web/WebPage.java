package dev.signalbox.download.web;

import dev.signalbox.download.api.http.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The page for operators. It has no data of its own and so is open; what it shows comes from the API. */
public final class WebPage {
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private WebPage() {}

    public static List<Route> routes() {
        return List.of(route("/", "index.html", "text/html; charset=utf-8"),
                route("/app.css", "app.css", "text/css; charset=utf-8"),
                route("/app.js", "app.js", "text/javascript; charset=utf-8"),
                route("/views.js", "views.js", "text/javascript; charset=utf-8"),
                route("/favicon.svg", "favicon.svg", "image/svg+xml"));
    }

    private static Route route(String path, String resource, String type) {
        var bytes = bytes(resource);
        return Route.get(path, ctx -> ctx.header("Content-Security-Policy", POLICY).header("Cache-Control", "no-cache")
                .contentType(type).result(bytes)).opened();
    }

    private static byte[] bytes(String resource) {
        try (var in = WebPage.class.getResourceAsStream(resource)) {
            return Objects.requireNonNull(in, resource).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
