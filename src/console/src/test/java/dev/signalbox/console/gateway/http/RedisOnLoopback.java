package dev.signalbox.console.gateway.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** A real Redis server with nothing in it, from the binaries that come with the local cloud, as a child process. */
final class RedisOnLoopback implements AutoCloseable {
    private static final long UP_WITHIN = TimeUnit.SECONDS.toNanos(20);
    private final Process process;
    private final int port;

    /** @param folder for the program and its log */
    RedisOnLoopback(Path folder) throws IOException, InterruptedException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        process = new ProcessBuilder(program(folder).toString(), "--port", "" + port, "--bind", "127.0.0.1", "--save",
                "", "--dir", folder.toString()).redirectErrorStream(true).redirectOutput(folder.resolve("redis.log")
                        .toFile()).start();
        long end = System.nanoTime() + UP_WITHIN;
        while (!answers()) {
            if (System.nanoTime() > end || !process.isAlive()) {
                throw new IOException("Redis did not come up: " + Files.readString(folder.resolve("redis.log")));
            }
            Thread.sleep(20);
        }
    }

    private static Path program(Path folder) throws IOException {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        String name = "/redis-server-7.0.15-" + system + "-" + (System.getProperty("os.arch").equals("aarch64")
                ? "arm64"
                : "amd64");
        Path program = folder.resolve("redis-server");
        try (var packed = Objects.requireNonNull(RedisOnLoopback.class.getResourceAsStream(name), name)) {
            Files.copy(packed, program);
        }
        if (!program.toFile().setExecutable(true)) {
            throw new IOException(program + " cannot be made executable");
        }
        return program;
    }

    private boolean answers() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            return true;
        } catch (IOException e) {
            return false; // not yet
        }
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
