package dev.signalbox.download.store.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import redis.clients.jedis.Jedis;

/**
 * A real Redis server on a free port of the loopback, as a child process, with nothing in it. Keeps nothing over
 * {@link #restart()}, unless started with the line {@code appendonly yes}. Mostly one for a test class, in a static
 * field, with {@link #flush()} before each test.
 */
public final class RedisServer implements AutoCloseable {
    private static final Duration UP_WITHIN = Duration.ofSeconds(20);
    private static final Random PORTS = new Random();

    private final Path binary;
    private final List<String> arguments;
    private final Path folder;
    private final int port;
    private final Thread hook = new Thread(this::kill);
    private Process process;

    private RedisServer(Path binary, List<String> arguments, List<String> config) throws IOException {
        this.binary = binary;
        this.arguments = arguments;
        port = freePort();
        folder = Files.createTempDirectory("redis-");
        var lines = new ArrayList<>(List.of("port " + port, "bind 127.0.0.1", "dir " + folder, "protected-mode no",
                "daemonize no", "logfile " + folder.resolve("log")));
        lines.addAll(config);
        Files.write(folder.resolve("redis.conf"), lines);
        process = run();
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** @param config lines for redis.conf, besides those for a server that persists nothing */
    public static RedisServer start(String... config) {
        return start(RedisBinary.find(), config);
    }

    public static RedisServer start(Path binary, String... config) {
        var lines = new ArrayList<>(List.of("save \"\""));
        lines.addAll(List.of(config));
        return start(binary, List.of(), lines);
    }

    /** A sentinel. @param config what it is to watch */
    public static RedisServer sentinel(String... config) {
        return start(RedisBinary.find(), List.of("--sentinel"), List.of(config));
    }

    private static RedisServer start(Path binary, List<String> arguments, List<String> config) {
        try {
            return new RedisServer(binary, arguments, config);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String host() {
        return "127.0.0.1";
    }

    public int port() {
        return port;
    }

    public URI uri() {
        return URI.create("redis://127.0.0.1:" + port);
    }

    /** For files that the configuration names; goes with the server. */
    public Path folder() {
        return folder;
    }

    public void flush() {
        try (var client = client()) {
            client.flushAll();
        }
    }

    /** A connection of its own, to look behind the back of the code under test. */
    public Jedis client() {
        return new Jedis(host(), port);
    }

    /** Asks it to end (SIGTERM) and waits. */
    public void stop() {
        end(process.toHandle()::destroy);
    }

    /** Ends it at once (SIGKILL). */
    public void kill() {
        end(process.toHandle()::destroyForcibly);
    }

    private void end(Runnable how) {
        how.run();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("redis-server does not end; its log:\n" + log());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Starts it again on the same port, with what it had on disk; stops it before if it runs. */
    public void restart() {
        stop();
        try {
            process = run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
        Runtime.getRuntime().removeShutdownHook(hook);
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(x -> x.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process run() throws IOException {
        var command = new ArrayList<>(List.of(binary.toString(), folder.resolve("redis.conf").toString()));
        command.addAll(arguments);
        var started = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve("out")
                .toFile())
                .start();
        var end = System.nanoTime() + UP_WITHIN.toNanos();
        while (!answers()) {
            if (!started.isAlive() || System.nanoTime() - end > 0) {
                started.destroyForcibly();
                throw new IOException("redis-server did not start with " + command + ":\n" + log());
            }
            pause();
        }
        return started;
    }

    private boolean answers() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(host(), port), 500);
            socket.setSoTimeout(1000);
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readNBytes(5), StandardCharsets.US_ASCII);
            return answer.equals("+PONG") || answer.equals("-NOAU");
        } catch (IOException _) {
            return false;
        }
    }

    private String log() {
        var text = new StringBuilder();
        for (var name : List.of("out", "log")) {
            try {
                text.append(Files.readString(folder.resolve(name)));
            } catch (IOException e) {
                text.append(e).append('\n');
            }
        }
        return text.toString();
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Below the ports that systems give to clients, and with a free one 10000 above for the bus of a cluster. */
    private static int freePort() throws IOException {
        for (int i = 0; i < 100; i++) {
            int port = 11_000 + PORTS.nextInt(11_000);
            if (isFree(port) && isFree(port + 10_000)) {
                return port;
            }
        }
        throw new IOException("No free port between 11000 and 22000");
    }

    private static boolean isFree(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
