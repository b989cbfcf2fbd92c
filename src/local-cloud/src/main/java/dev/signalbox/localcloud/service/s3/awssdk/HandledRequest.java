package dev.signalbox.localcloud.service.s3.awssdk;

import dev.signalbox.localcloud.service.s3.objects.S3Errors;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/**
 * A request as S3Proxy's handler is to see it. One for a part of an object looks like one for a range, which the handler
 * serves; which range that is, the store knows.
 */
final class HandledRequest extends HttpServletRequestWrapper {
    private static final String PART = "partNumber";
    private static final String RANGE = "Range";

    private final boolean forPart;

    HandledRequest(HttpServletRequest request) {
        super(request);
        this.forPart = request.getMethod().equals("GET") && request.getParameter(PART) != null && request.getParameter(
                "uploadId") == null;
    }

    @Override
    public @Nullable String getParameter(String name) {
        return forPart && name.equals(PART) ? null : super.getParameter(name);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return forPart ? Collections.enumeration(Collections.list(super.getParameterNames()).stream().filter(
                name -> !name.equals(PART)).toList()) : super.getParameterNames();
    }

    @Override
    public @Nullable String getHeader(String name) {
        return forPart && name.equalsIgnoreCase(RANGE) ? "bytes=0-" : super.getHeader(name);
    }

    /** The body; that it ends too early is the client's doing, and so are other failures to read it. */
    static InputStream body(HttpServletRequest request) throws IOException {
        return new FilterInputStream(request.getInputStream()) {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                try {
                    return in.read(bytes, offset, length);
                } catch (IOException e) {
                    throw S3Errors.cut(e);
                }
            }
        };
    }
}
