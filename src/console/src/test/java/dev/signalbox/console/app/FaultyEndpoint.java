package dev.signalbox.console.app;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Stands between the console and the local cloud, and passes everything on until it is told to misbehave. */
final class FaultyEndpoint implements AutoCloseable {
    enum Fault {
        NONE,
        CUT,
        GARBAGE,
        DENIED,
        SLOW,
        THROTTLED,
        UNAVAILABLE,
        /** Its clock is an hour ahead, and it takes no signature of another hour. */
        LATER
    }

    private final URI cloud;
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Fault fault = Fault.NONE;

    FaultyEndpoint(URI cloud) throws IOException {
        this.cloud = cloud;
        Thread.ofVirtual().start(this::accept);
    }

    URI address() {
        return URI.create("http://" + server.getInetAddress().getHostAddress() + ":" + server.getLocalPort());
    }

    /** Requests on connections that are open break off. */
    void misbehave(Fault next) {
        fault = next;
        open.forEach(FaultyEndpoint::closeQuietly);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                open.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                closeQuietly(server);
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            if (fault == Fault.NONE) {
                passOn(client);
            } else {
                answer(client, fault);
            }
        } catch (IOException e) {
            // the other side went away, or misbehave() closed the socket: this is what the test is about
        } finally {
            open.remove(client);
        }
    }

    private void passOn(Socket client) throws IOException {
        try (var target = new Socket(cloud.getHost(), cloud.getPort())) {
            open.add(target);
            Thread.ofVirtual().start(() -> {
                try {
                    target.getInputStream().transferTo(client.getOutputStream());
                } catch (IOException e) {
                    closeQuietly(target);
                }
                closeQuietly(client);
            });
            client.getInputStream().transferTo(target.getOutputStream());
        }
    }

    private void answer(Socket client, Fault now) throws IOException {
        String head = head(client.getInputStream());
        switch (now) {
            case THROTTLED -> send(client, error(head, 400, "ThrottlingException", "Rate exceeded"));
            case DENIED -> send(client, error(head, 403, "AccessDeniedException", "is not authorized to perform this"));
            case CUT -> send(client, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n{\"a");
            case UNAVAILABLE -> send(client, error(head, 503, "ServiceUnavailable", "try later"));
            case LATER -> send(client, later(head));
            case GARBAGE -> send(client, response(200, "text/html", "", "<<<\0 not what was asked for"));
            default -> client.getInputStream().transferTo(OutputStream.nullOutputStream()); // until the caller gives up
        }
    }

    private static String error(String head, int status, String code, String message) {
        boolean json = head.contains("x-amz-target") || head.contains(" /v1/");
        if (json) {
            return response(status, "application/x-amz-json-1.0", "x-amzn-errortype: " + code + "\r\n",
                    "{\"__type\":\"" + code + "\",\"message\":\"" + message + "\"}");
        }
        String error = "<Error><Code>" + code + "</Code><Message>" + message + "</Message></Error>";
        boolean query = head.contains("x-www-form-urlencoded");
        return response(status, "text/xml", "", query ? "<ErrorResponse>" + error + "</ErrorResponse>" : error);
    }

    private static String later(String head) {
        var now = ZonedDateTime.now(ZoneOffset.UTC).plusHours(1);
        var signed = LocalDateTime.parse(head.split("\r\nx-amz-date: ")[1].substring(0, 16).toUpperCase(Locale.ROOT),
                DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")).atZone(ZoneOffset.UTC);
        var headers = "x-amzn-RequestId: 1\r\nDate: " + DateTimeFormatter.RFC_1123_DATE_TIME.format(now) + "\r\n";
        return Duration.between(signed, now).abs().toMinutes() < 5
                ? response(200, "application/x-amz-json-1.0", headers, "{\"stateMachines\":[]}")
                : response(403, "application/x-amz-json-1.0", headers
                        + "x-amzn-errortype: InvalidSignatureException\r\n",
                        "{\"message\":\"Signature expired\"}");
    }

    private static String response(int status, String type, String header, String body) {
        return "HTTP/1.1 " + status + " x\r\nContent-Type: " + type + "\r\nConnection: close\r\n" + header
                + "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
    }

    /** The request's line and headers in lower case; its body is read and left. */
    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("closed before the request was there");
            }
            head.append((char) next);
        }
        String text = head.toString().toLowerCase(Locale.ROOT);
        var length = Pattern.compile("\r\ncontent-length: (\\d+)").matcher(text);
        if (length.find()) {
            in.readNBytes(Integer.parseInt(length.group(1)));
        }
        return text;
    }

    private static void send(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        client.getOutputStream().flush();
    }

    private static void closeQuietly(Closeable what) {
        try {
            what.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        closeQuietly(server);
        open.forEach(FaultyEndpoint::closeQuietly);
    }
}
