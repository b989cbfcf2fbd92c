package dev.signalbox.benchmarks;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** The Redis or Valkey server of this machine, with nothing in it and nothing on disk. */
final class RedisProcess implements AutoCloseable {
    private static final Duration UP_WITHIN = Duration.ofSeconds(20);

    private final Process process;
    private final int port;

    private RedisProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Empty when there is none: that is no reason not to measure the rest. */
    static Optional<Path> program(Map<String, String> environment) {
        var named = Stream.ofNullable(environment.get("SIGNALBOX_REDIS_SERVER")).map(Path::of);
        var folders = List.of(environment.getOrDefault("PATH", "").split(File.pathSeparator));
        var installed = Stream.of("redis-server", "valkey-server").flatMap(x -> folders.stream().map(f -> Path.of(f,
                x)));
        return Stream.concat(named, installed).filter(Files::isExecutable).findFirst();
    }

    static RedisProcess start(Path program, Path folder) throws IOException, InterruptedException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        var process = new ProcessBuilder(program.toString(), "--port", String.valueOf(port), "--bind", "127.0.0.1",
                "--dir",
                folder.toString(), "--save", "", "--appendonly", "no").redirectErrorStream(true).redirectOutput(folder
                        .resolve("redis.log").toFile()).start();
        var server = new RedisProcess(process, port);
        long deadline = System.nanoTime() + UP_WITHIN.toNanos();
        while (!server.answers()) {
            if (!process.isAlive() || System.nanoTime() - deadline > 0) {
                process.destroyForcibly();
                throw new IOException(program + " does not answer, see " + folder.resolve("redis.log"));
            }
            Thread.sleep(50);
        }
        return server;
    }

    private boolean answers() {
        try (var client = client()) {
            return client.ping().equals("PONG");
        } catch (JedisConnectionException _) {
            return false;
        }
    }

    int port() {
        return port;
    }

    Jedis client() {
        return new Jedis("127.0.0.1", port);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
