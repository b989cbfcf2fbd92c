package dev.signalbox.localcloud.runtime;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Serves every path below a prefix such as {@code /_aws/execute-api/}; such paths carry no AWS signature. */
public interface Route {
    /** Request attribute, {@code TRUE} once the front door has verified a request's signature. */
    String VERIFIED = "dev.signalbox.localcloud.verified";

    /** Request attribute, the {@link Caller} whose signature the front door has verified. */
    String CALLER = "dev.signalbox.localcloud.caller";

    /** Begins and ends with a slash. */
    String prefix();

    /** Whether web pages may call it; who serves it then decides what pages of other origins may read. */
    default boolean isOpenToPages() {
        return false;
    }

    void handle(HttpServletRequest request, HttpServletResponse response) throws IOException;
}
