package dev.signalbox.console.gateway.aws.signin.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a stream to its end, so that nobody is held up who writes to it, and keeps the beginning. */
final class Drain {
    private static final Logger LOG = LoggerFactory.getLogger(Drain.class);
    private static final int MOST = 64_000;
    /** A child that lives on may hold the stream open. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final InputStream stream;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final Thread reader;

    private Drain(InputStream stream) {
        this.stream = stream;
        reader = Thread.ofVirtual().name("credential-process").start(this::read);
    }

    static Drain of(InputStream stream) {
        return new Drain(stream);
    }

    private void read() {
        byte[] buffer = new byte[8192];
        try (stream) {
            for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
                synchronized (kept) {
                    kept.write(buffer, 0, Math.min(n, MOST - kept.size()));
                }
            }
        } catch (IOException e) {
            LOG.debug("The program was ended: {}", e.getMessage());
        }
    }

    String soFar() {
        synchronized (kept) {
            return kept.toString(StandardCharsets.UTF_8);
        }
    }

    /** Once the program has ended. */
    String all() throws InterruptedException {
        reader.join(PATIENCE);
        return soFar();
    }
}
