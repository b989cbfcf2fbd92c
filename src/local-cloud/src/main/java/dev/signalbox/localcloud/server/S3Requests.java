package dev.signalbox.localcloud.server;

import dev.signalbox.localcloud.runtime.Route;
import dev.signalbox.localcloud.wire.auth.Authorization;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.server.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells S3's requests, which look like plain HTTP, from those of all other services. */
final class S3Requests {
    private static final Logger LOG = LoggerFactory.getLogger(S3Requests.class);
    private static final int DRAINED = 16 << 20;

    private S3Requests() {}

    static boolean isOne(HttpServletRequest request) {
        var authorization = Optional.ofNullable(request.getHeader("Authorization"));
        if (authorization.isPresent()) {
            return authorization.flatMap(Authorization::parse).map(parsed -> parsed.service().equals("s3")).orElseGet(
                    () -> authorization.get().startsWith("AWS "));
        }
        return !looksLikeApi(request);
    }

    /** Whether a request is signed in its header, and not in its address or not at all. */
    static boolean isSigned(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization")).flatMap(Authorization::parse).isPresent();
    }

    /** Whether a request to S3 carries its signature in its address, so that a page may send it. */
    static boolean isPresigned(HttpServletRequest request) {
        var query = Optional.ofNullable(request.getQueryString()).orElse("");
        return request.getHeader("Authorization") == null && query.contains("X-Amz-Signature=") && !looksLikeApi(
                request);
    }

    /** A browser's question whether a page may send a request; it has no effect. */
    static boolean isPreflight(HttpServletRequest request) {
        return request.getMethod().equals("OPTIONS") && request.getHeader("Access-Control-Request-Method") != null
                && isOne(request) && !isSigned(request);
    }

    /**
     * The same request, marked as verified and with a body that is compared with its digest while it is read. Bodies in
     * signed chunks stay unmarked: S3's handler verifies chunk by chunk.
     */
    static HttpServletRequest verified(HttpServletRequest request) {
        var hash = Optional.ofNullable(request.getHeader("x-amz-content-sha256")).orElse("");
        if (hash.startsWith("STREAMING-AWS4-")) {
            return request;
        }
        request.setAttribute(Route.VERIFIED, Boolean.TRUE);
        return hash.matches("[0-9a-f]{64}") ? new CheckedBody(request, hash) : request;
    }

    /** Clients that are still sending do not read an answer, so some of a refused body is read first. */
    static void drain(HttpServletRequest request) {
        try {
            request.getInputStream().skipNBytes(DRAINED);
        } catch (IOException e) {
            LOG.debug("The body of a refused request ended", e);
        }
    }

    /**
     * Reads what S3's handler left of a body, such as the line end after the last chunk. Jetty closes a connection whose
     * body was not read to its end, without having said so in the answer, and the client's next request on it fails. A
     * body that the client still waits to be asked for is not read: there Jetty has announced the close.
     */
    static void drainStarted(HttpServletRequest request) {
        long read = Request.getContentBytesRead(ServletContextRequest.getServletContextRequest(request));
        if (read > 0 || request.getHeader("Expect") == null) {
            drain(request);
        }
    }

    private static boolean looksLikeApi(HttpServletRequest request) {
        var query = Optional.ofNullable(request.getQueryString()).orElse("");
        var type = Optional.ofNullable(request.getContentType()).orElse("");
        return request.getHeader("X-Amz-Target") != null || request.getHeader("smithy-protocol") != null || type
                .startsWith("application/x-www-form-urlencoded") || type.startsWith("application/x-amz-json") || query
                        .startsWith("Action=") || query.contains("&Action=");
    }
}
