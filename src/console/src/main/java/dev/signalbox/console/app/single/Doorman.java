package dev.signalbox.console.app.single;

import dev.signalbox.localcloud.runtime.OwnerOnly;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens, in the console that runs, to what later starts were asked to show. Only who knows the token is answered. */
public final class Doorman implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Doorman.class);
    private static final Duration LINE = Duration.ofSeconds(2);
    /** Shorter than whoever asks is willing to wait. */
    private static final long SHOWN_SECONDS = 4;
    private static final int AT_ONCE = 8;
    /** Where there are no file handles left, to try again at once would only take the processor. */
    private static final long RESPITE = TimeUnit.MILLISECONDS.toNanos(200);

    private final ServerSocket door;
    private final String token;
    private final Host host;
    private final Semaphore room = new Semaphore(AT_ONCE);

    private Doorman(ServerSocket door, String token, Host host) {
        this.door = door;
        this.token = token;
        this.host = host;
    }

    /** Listens on loopback and leaves a note of it, which only this user can read. */
    static Doorman listen(Path note, Host host) throws IOException {
        byte[] secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        ServerSocket door = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
        var doorman = new Doorman(door, HexFormat.of().formatHex(secret), host);
        OwnerOnly.replace(note, Wire.JSON.writeValueAsBytes(new Wire.Address(door.getLocalPort(), doorman.token,
                ProcessHandle.current().pid())));
        Thread.ofVirtual().name("doorman").start(doorman::run);
        return doorman;
    }

    private void run() {
        while (!door.isClosed()) {
            try {
                Socket guest = door.accept();
                if (room.tryAcquire()) {
                    Thread.ofVirtual().name("doorman").start(() -> hear(guest));
                } else {
                    guest.close();
                }
            } catch (IOException e) {
                LOG.debug("Nobody came in: {}", e.getMessage());
                LockSupport.parkNanos(RESPITE);
            }
        }
    }

    private void hear(Socket guest) {
        try (guest) {
            var question = Wire.receive(guest, Wire.Question.class, LINE);
            if (knows(question)) {
                Wire.send(guest, new Wire.Answer(shown(question.wish())));
            }
        } catch (IOException e) {
            LOG.debug("Not understood: {}", e.getMessage());
        } finally {
            room.release();
        }
    }

    private boolean knows(Wire.Question question) {
        String said = Objects.requireNonNullElse(question.token(), "");
        boolean known = MessageDigest.isEqual(said.getBytes(StandardCharsets.UTF_8), token.getBytes(
                StandardCharsets.UTF_8));
        if (!known) {
            LOG.warn("Somebody who may not asked this console to show something");
        }
        return known && question.wish() != null;
    }

    private String shown(Wish wish) throws IOException {
        try {
            return host.show(wish).get(SHOWN_SECONDS, TimeUnit.SECONDS).orElse("");
        } catch (TimeoutException e) { // no answer: then it is said that this console hangs
            throw new IOException("the window did not show it in " + SHOWN_SECONDS + " s", e);
        } catch (CancellationException e) { // no answer: whoever asks will soon be the first one
            throw new IOException("the console ends", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CancellationException) {
                throw new IOException("the console ends", e);
            }
            LOG.error("A second start's wish was not shown", e);
            return "that failed there: " + e.getCause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
