package dev.signalbox.console.app.single;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether this console is the only one of a data folder. Who holds the folder's lock is; the operating system takes the lock from
 * a process that dies, so nothing that it left has to be believed.
 */
public final class SingleInstance implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SingleInstance.class);
    private static final String NOTE = "console.json";
    /** One that starts writes its note within a second; one that is closing lets go within some. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(6);

    private final Path note;
    private final BooleanSupplier lock;
    private final Runnable unlock;
    private final Duration patience;
    private @Nullable Doorman doorman;

    /** @param lock takes the folder for this process, if no other has it */
    public SingleInstance(Path folder, BooleanSupplier lock, Runnable unlock) {
        this(folder, lock, unlock, PATIENCE);
    }

    SingleInstance(Path folder, BooleanSupplier lock, Runnable unlock, Duration patience) {
        this.note = folder.resolve(NOTE);
        this.lock = lock;
        this.unlock = unlock;
        this.patience = patience;
    }

    /** What became of a start. */
    public sealed interface Begun {
        /** This process is the one. */
        record First() implements Begun {}

        /** The one that runs shows it. */
        record Shown() implements Begun {}

        /** The one that runs cannot show it. */
        record Refused(String why) implements Begun {}

        /** @param process of the one that does not answer, if it said so */
        record Silent(Optional<Long> process) implements Begun {}
    }

    /** Blocks for some seconds at most. */
    public Begun begin(Wish wish) {
        long end = System.nanoTime() + patience.toNanos();
        Optional<Wire.Address> seen = Optional.empty();
        while (true) {
            if (lock.getAsBoolean()) {
                forget(); // nobody is to ask at the port of a process that was killed
                return new Begun.First();
            }
            seen = address();
            try {
                if (seen.isPresent()) {
                    String refused = ask(seen.get(), wish);
                    return refused.isEmpty() ? new Begun.Shown() : new Begun.Refused(refused);
                }
            } catch (IOException e) { // it is just starting, or closing, or hangs
                LOG.debug("The console that runs does not answer: {}", e.toString());
            }
            if (System.nanoTime() > end || !pause()) {
                return new Begun.Silent(seen.map(Wire.Address::process));
            }
        }
    }

    private Optional<Wire.Address> address() {
        try {
            return Optional.of(Wire.JSON.readValue(Files.readAllBytes(note), Wire.Address.class));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String ask(Wire.Address address, Wish wish) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), address.port()), (int) CONNECT
                    .toMillis());
            Wire.send(socket, new Wire.Question(address.token(), wish));
            return Wire.receive(socket, Wire.Answer.class, ANSWER).refused();
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(200);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** From now on later starts are answered. Without that the console works all the same, so a failure is only logged. */
    public synchronized void listen(Host host) {
        try {
            doorman = Doorman.listen(note, host);
        } catch (IOException e) {
            LOG.warn("Later starts cannot be answered", e);
        }
    }

    private void forget() {
        try {
            Files.deleteIfExists(note);
        } catch (IOException e) {
            LOG.warn("{} is left, and means nothing", note, e);
        }
    }

    /** Later starts are first ones again. */
    @Override
    public synchronized void close() {
        try {
            if (doorman != null) {
                doorman.close();
                forget();
            }
        } catch (IOException e) {
            LOG.warn("Later starts may still be heard", e);
        } finally {
            unlock.run();
        }
    }
}
