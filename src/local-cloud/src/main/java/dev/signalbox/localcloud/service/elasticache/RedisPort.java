package dev.signalbox.localcloud.service.elasticache;

import dev.signalbox.localcloud.runtime.LoopbackPort;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The few commands that a server is asked of its supervisor, one connection each, in Redis's inline form. */
final class RedisPort {
    private static final int TIMEOUT = (int) Duration.ofSeconds(2).toMillis();

    private RedisPort() {}

    /**
     * The version of the server, if it answers, has loaded its data and is the process that is meant.
     *
     * @param pid of the server: somebody else's may have the port
     */
    static Optional<String> version(int port, long pid) throws IOException {
        var info = ask(port, "INFO server").lines().toList();
        boolean ours = info.contains("process_id:" + pid);
        if (!ours || !ask(port, "PING").equals("PONG")) {
            return Optional.empty();
        }
        return value(info, "valkey_version:").or(() -> value(info, "redis_version:"));
    }

    private static Optional<String> value(List<String> info, String key) {
        return info.stream().filter(line -> line.startsWith(key)).map(line -> line.substring(key.length())).findFirst();
    }

    /** @throws IOException with the server's words when it refuses */
    static void configure(int port, String parameter, String value) throws IOException {
        var answer = ask(port, "CONFIG SET " + parameter + " \"" + value + "\"");
        if (!answer.equals("OK")) {
            throw new IOException("The server did not take " + parameter + ": " + answer);
        }
    }

    private static String ask(int port, String command) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(LoopbackPort.ADDRESS, port), TIMEOUT);
            socket.setSoTimeout(TIMEOUT);
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
            var in = new BufferedInputStream(socket.getInputStream());
            var head = line(in);
            if (!head.startsWith("$")) {
                return head.startsWith("+") ? head.substring(1) : head;
            }
            return new String(in.readNBytes(Integer.parseInt(head.substring(1))), StandardCharsets.UTF_8);
        }
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("The server closed the connection");
            }
            line.append((char) c);
        }
        return line.toString().strip();
    }
}
