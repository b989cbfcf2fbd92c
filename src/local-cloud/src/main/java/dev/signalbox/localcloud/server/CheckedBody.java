package dev.signalbox.localcloud.server;

import dev.signalbox.localcloud.runtime.ServiceError;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** A request whose body must have a given SHA-256; reading its end fails when it has not. Nothing is kept in memory. */
final class CheckedBody extends HttpServletRequestWrapper {
    private final String expected;
    private Optional<ServletInputStream> body = Optional.empty();

    CheckedBody(HttpServletRequest request, String expected) {
        super(request);
        this.expected = expected;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (body.isEmpty()) {
            body = Optional.of(new Checking(super.getInputStream()));
        }
        return body.get();
    }

    private final class Checking extends ServletInputStream {
        private final ServletInputStream body;
        private final MessageDigest digest;
        private boolean ended;

        Checking(ServletInputStream body) {
            this.body = body;
            try {
                this.digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every JDK has SHA-256", e);
            }
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = body.read(bytes, offset, length);
            if (read > 0) {
                digest.update(bytes, offset, read);
            } else if (read < 0 && !ended) {
                ended = true;
                compare();
            }
            return read;
        }

        private void compare() {
            if (!HexFormat.of().formatHex(digest.digest()).equals(expected)) {
                throw ServiceError.of(400, "XAmzContentSHA256Mismatch",
                        "The provided 'x-amz-content-sha256' header does not match what was computed.");
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("Bodies are read by blocking");
        }

        @Override
        public void close() throws IOException {
            body.close();
        }
    }
}
