package dev.signalbox.localcloud.server;

import dev.signalbox.localcloud.runtime.Route;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Plain HTTP routes; the longest prefix wins. The route {@code /} takes S3 requests and nothing else. */
final class Routes {
    private final List<Route> unsigned;
    private final Optional<Route> objects;

    Routes(List<Route> routes) {
        this.unsigned = routes.stream().filter(route -> !route.prefix().equals("/")).sorted(Comparator.comparingInt(
                (Route route) -> route.prefix().length()).reversed()).toList();
        this.objects = routes.stream().filter(route -> route.prefix().equals("/")).findFirst();
    }

    Optional<Route> unsigned(String path) {
        return unsigned.stream().filter(route -> path.startsWith(route.prefix())).findFirst();
    }

    Optional<Route> objects() {
        return objects;
    }
}
