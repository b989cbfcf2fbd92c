package dev.signalbox.console.gateway.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.signalbox.console.gateway.CallLimit;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Answers as a test says, and keeps what it was asked. */
public final class ScriptedEndpoint implements AutoCloseable {
    private final HttpServer server;
    private final AwsClients clients;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private volatile Function<Asked, Answer> script = _ -> Answer.json("{}");

    /** Begins to listen. */
    public ScriptedEndpoint() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        clients = new AwsClients(AwsConnection.local(URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                "eu-central-1", "key", "secret"), new Unlimited());
    }

    /** @param target the operation of a JSON protocol, else the path with its query */
    public record Asked(String method, String target, String body) {
        /** Whether the request has this text in its target or body. */
        public boolean says(String text) {
            return target.contains(text) || body.contains(text);
        }
    }

    public record Answer(int status, String type, String body, Map<String, String> headers) {
        public static Answer json(String body) {
            return new Answer(200, "application/x-amz-json-1.1", body, Map.of("x-amzn-RequestId", "r-1"));
        }

        public static Answer xml(String body) {
            return new Answer(200, "text/xml", body, Map.of("x-amzn-RequestId", "r-1"));
        }

        public static Answer error(int status, String body) {
            return new Answer(status, "application/x-amz-json-1.1", body, Map.of("x-amzn-RequestId", "r-1"));
        }

        public static Answer html(int status, String title) {
            return new Answer(status, "text/html; charset=utf-8", "<!doctype html>\n<html lang=en>\n<title>" + title
                    + "</title>\n", Map.of());
        }
    }

    public void answers(Function<Asked, Answer> next) {
        script = next;
    }

    public List<Asked> asked() {
        return asked;
    }

    public AwsClients clients() {
        return clients;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            var request = new Asked(exchange.getRequestMethod(), target == null ? exchange.getRequestURI().toString()
                    : target.substring(target.indexOf('.') + 1), new String(exchange.getRequestBody().readAllBytes(),
                            StandardCharsets.UTF_8));
            asked.add(request);
            var answer = script.apply(request);
            var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 || request.method().equals("HEAD") ? -1
                    : bytes.length);
            if (!request.method().equals("HEAD")) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    @Override
    public void close() {
        clients.close();
        server.stop(0);
    }

    private static final class Unlimited implements CallLimit {
        @Override
        public void take(String api) {
            // all may be called
        }

        @Override
        public void again(String api) {
            // so often as it likes
        }

        @Override
        public void throttled(String api) {
            // and tries again
        }
    }
}
