package dev.signalbox.localcloud.service.s3.awssdk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.gaul.s3proxy.checksum.FlexChecksum;

/** The request and its answer, beside the handler's call: for what the handler does not pass on in either direction. */
final class Exchange {
    private static final ScopedValue<Exchange> CURRENT = ScopedValue.newInstance();

    private final HttpServletRequest request;
    private final HttpServletResponse response;

    private Exchange(HttpServletRequest request, HttpServletResponse response) {
        this.request = request;
        this.response = response;
    }

    static void during(HttpServletRequest request, HttpServletResponse response, S3Handler.Work work)
            throws Exception {
        ScopedValue.where(CURRENT, new Exchange(request, response)).call(() -> {
            work.run();
            return Boolean.TRUE;
        });
    }

    private static Optional<Exchange> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /** A header of the request; in calls that did not come over the wire there are none. */
    static Optional<String> header(String name) {
        return current().flatMap(exchange -> Optional.ofNullable(exchange.request.getHeader(name)));
    }

    static Optional<String> parameter(String name) {
        return current().flatMap(exchange -> Optional.ofNullable(exchange.request.getParameter(name)));
    }

    /** The algorithm of a checksum that comes behind the body. The handler compares it, but keeps it to itself. */
    static Optional<String> trailingChecksum() {
        return header("x-amz-trailer").flatMap(name -> Optional.ofNullable(FlexChecksum.fromHeaderName(name.strip())))
                .map(FlexChecksum::name);
    }

    static void answer(String header, Optional<String> value) {
        current().ifPresent(exchange -> value.ifPresent(text -> exchange.response.setHeader(header, text)));
    }
}
