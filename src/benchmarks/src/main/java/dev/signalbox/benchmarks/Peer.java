package dev.signalbox.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * {@code stepfunctions-local} of the npm registry, the one other emulator of Step Functions that a package registry has:
 * a server in Node.js that keeps everything in memory.
 */
final class Peer implements AutoCloseable {
    static final String NAME = "stepfunctions-local@1.3.1";
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final Process process;
    private final int port;

    private Peer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Fetches it when needed, and starts it.
     *
     * @throws IOException when it cannot be had here
     */
    static Peer start() throws IOException, InterruptedException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        var process = new ProcessBuilder(List.of(windows ? "npx.cmd" : "npx", "--yes", NAME, "start", "--port",
                Integer.toString(port))).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        var peer = new Peer(process, port);
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!peer.listens()) {
            if (process.waitFor(100, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                peer.close();
                throw new IOException("npx could not start " + NAME);
            }
        }
        return peer;
    }

    private boolean listens() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public void close() {
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList()
                .forEach(ProcessHandle::destroyForcibly);
    }
}
