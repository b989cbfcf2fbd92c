package dev.signalbox.localcloud.service.s3;

import dev.signalbox.localcloud.runtime.Route;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/** A route that is made when the first request comes: S3's handler takes a while to load, and starting must not. */
final class LazyRoute implements Route {
    private final String prefix;
    private final Supplier<Route> making;
    private volatile Optional<Route> made = Optional.empty();

    LazyRoute(String prefix, Supplier<Route> making) {
        this.prefix = prefix;
        this.making = making;
    }

    @Override
    public String prefix() {
        return prefix;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response) throws IOException {
        made.orElseGet(this::make).handle(request, response);
    }

    private synchronized Route make() {
        var route = made.orElseGet(making);
        made = Optional.of(route);
        return route;
    }
}
