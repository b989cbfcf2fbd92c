package dev.signalbox.localcloud.bootstrap;

import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.dto.InvocationRequest;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Lambda's Runtime API over one plain socket: an HTTP client would cost most of the start-up time. */
final class RuntimeApi {
    /** The local cloud answers a poll well before, if only to say that there is nothing yet. */
    private static final int READ_TIMEOUT_MS = 60_000;
    private static final int CONNECT_TIMEOUT_MS = 10_000;
    /** The server may close a connection that rests longer, so a fresh one is safer. */
    private static final long REUSE_NANOS = 10_000_000_000L;

    private final String host;
    private final int port;
    private final String base;
    private @Nullable Connection connection;

    /** @param address {@code host:port/path} */
    RuntimeApi(String address) {
        int slash = address.indexOf('/');
        int colon = address.lastIndexOf(':', slash);
        host = address.substring(0, colon);
        port = Integer.parseInt(address.substring(colon + 1, slash));
        base = address.substring(slash) + "/2018-06-01/runtime/";
    }

    /** Waits a while for the next invocation; empty when there was none yet. */
    Optional<InvocationRequest> next() throws IOException {
        var answer = exchange("GET", "invocation/next", new byte[0], "");
        if (answer.status == 204) {
            return Optional.empty();
        }
        if (answer.status != 200) {
            throw new IOException("This environment was closed");
        }
        var head = answer.headers;
        var invocation = new InvocationRequest();
        invocation.setId(head.get("Lambda-Runtime-Aws-Request-Id"));
        invocation.setInvokedFunctionArn(head.get("Lambda-Runtime-Invoked-Function-Arn"));
        invocation.setDeadlineTimeInMs(Long.parseLong(head.getOrDefault("Lambda-Runtime-Deadline-Ms", "0")));
        invocation.setClientContext(head.get("Lambda-Runtime-Client-Context"));
        invocation.setContent(answer.body);
        return Optional.of(invocation);
    }

    void response(String requestId, byte[] body) throws IOException {
        exchange("POST", "invocation/" + requestId + "/response", body, "");
    }

    void error(String requestId, byte[] body, String type) throws IOException {
        exchange("POST", "invocation/" + requestId + "/error", body, type);
    }

    void initError(byte[] body, String type) throws IOException {
        exchange("POST", "init/error", body, type);
    }

    private Answer exchange(String method, String path, byte[] body, String errorType) throws IOException {
        var head = method + " " + base + path + " HTTP/1.1\r\nHost: " + host + ":" + port + "\r\nContent-Length: "
                + body.length + "\r\n" + (errorType.isEmpty() ? ""
                        : "Lambda-Runtime-Function-Error-Type: " + errorType + "\r\n") + "\r\n";
        var message = new ByteArrayOutputStream(head.length() + body.length);
        message.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        message.writeBytes(body);
        var old = connection;
        if (old != null && System.nanoTime() - old.lastUse < REUSE_NANOS) {
            try {
                return old.exchange(message);
            } catch (EOFException | SocketException e) {
                old.socket.close(); // closed by the server while it rested; nothing was answered
            }
        } else if (old != null) {
            old.socket.close();
        }
        var fresh = new Connection(host, port);
        connection = fresh;
        return fresh.exchange(message);
    }

    /** An HTTP answer. */
    private record Answer(int status, Map<String, String> headers, byte[] body) {}

    private static final class Connection {
        private final Socket socket = new Socket();
        private final InputStream in;
        private long lastUse;

        Connection(String host, int port) throws IOException {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(READ_TIMEOUT_MS);
            socket.connect(new InetSocketAddress(host, port), CONNECT_TIMEOUT_MS);
            in = new BufferedInputStream(socket.getInputStream());
        }

        Answer exchange(ByteArrayOutputStream message) throws IOException {
            var out = socket.getOutputStream();
            message.writeTo(out);
            out.flush();
            var status = Integer.parseInt(line().split(" ", 3)[1]);
            var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
            for (var line = line(); !line.isEmpty(); line = line()) {
                int colon = line.indexOf(':');
                headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
            }
            var body = "chunked".equalsIgnoreCase(headers.get("Transfer-Encoding")) ? chunks()
                    : in.readNBytes(Integer.parseInt(headers.getOrDefault("Content-Length", "0")));
            lastUse = System.nanoTime();
            return new Answer(status, headers, body);
        }

        private byte[] chunks() throws IOException {
            var all = new ByteArrayOutputStream();
            for (int n = Integer.parseInt(line(), 16); n > 0; n = Integer.parseInt(line(), 16)) {
                all.writeBytes(in.readNBytes(n));
                line();
            }
            line();
            return all.toByteArray();
        }

        private String line() throws IOException {
            var line = new ByteArrayOutputStream();
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new EOFException();
                }
                if (c != '\r') {
                    line.write(c);
                }
            }
            return line.toString(StandardCharsets.UTF_8);
        }
    }
}
