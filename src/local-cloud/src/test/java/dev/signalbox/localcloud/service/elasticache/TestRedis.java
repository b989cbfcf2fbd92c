package dev.signalbox.localcloud.service.elasticache;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Asks a Redis server one command in its inline form. */
final class TestRedis {
    private TestRedis() {}

    static String ask(int port, String command) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(5000);
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            var head = in.readLine();
            if (head.equals("*2")) { // a name and its value
                in.readLine();
                in.readLine();
                head = in.readLine();
            }
            return head.startsWith("$") && !head.equals("$-1") ? in.readLine() : head;
        }
    }

    static long pid(int port) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write("INFO server\r\n".getBytes(StandardCharsets.UTF_8));
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("process_id:")) {
                    return Long.parseLong(line.substring("process_id:".length()));
                }
            }
            throw new IOException("The server told no process id");
        }
    }
}
