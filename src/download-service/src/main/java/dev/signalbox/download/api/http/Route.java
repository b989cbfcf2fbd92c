package dev.signalbox.download.api.http;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;

/**
 * One thing that the server does.
 *
 * @param path with parameters in braces; {@code <name>} also takes slashes
 * @param open needs no API key
 */
public record Route(HandlerType method, String path, boolean open, Handler handler) {
    public static Route get(String path, Handler handler) {
        return new Route(HandlerType.GET, path, false, handler);
    }

    public static Route post(String path, Handler handler) {
        return new Route(HandlerType.POST, path, false, handler);
    }

    public static Route patch(String path, Handler handler) {
        return new Route(HandlerType.PATCH, path, false, handler);
    }

    public static Route delete(String path, Handler handler) {
        return new Route(HandlerType.DELETE, path, false, handler);
    }

    /** The same for everybody. */
    public Route opened() {
        return new Route(method, path, true, handler);
    }
}
