package dev.signalbox.console.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What a pipeline puts before its tokens: takes callbacks with the right secret, once, and hands them to Step Functions. */
final class ProvidersDoor implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    private final SfnClient sfn;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final Map<String, Integer> posts = new ConcurrentHashMap<>();
    private final HttpServer server;

    ProvidersDoor(SfnClient sfn) throws IOException {
        this.sfn = sfn;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
    }

    String url(String name) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + name + "?secret=" + SECRET;
    }

    /** Reads the messages in which the executions sent their tokens. */
    void learnTokens(SqsClient sqs, String queue, int many) throws IOException {
        while (tokens.size() < many) {
            for (var message : sqs.receiveMessage(r -> r.queueUrl(queue).maxNumberOfMessages(10).waitTimeSeconds(1))
                    .messages()) {
                JsonNode body = JSON.readTree(message.body());
                tokens.put(body.path("name").asText(), body.path("token").asText());
            }
        }
    }

    int posts(String name) {
        return posts.getOrDefault(name, 0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/");
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        posts.merge(path[1], 1, Integer::sum);
        int status = exchange.getRequestURI().getQuery().equals("secret=" + SECRET) ? take(path, body) : 403;
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private int take(String[] path, String body) throws IOException {
        String token = tokens.get(path[1]);
        try {
            if (path.length > 2) {
                sfn.sendTaskHeartbeat(h -> h.taskToken(token));
            } else if (JSON.readTree(body).has("error")) {
                sfn.sendTaskFailure(f -> f.taskToken(token).error("ProviderRefused"));
            } else {
                sfn.sendTaskSuccess(s -> s.taskToken(token).output(body));
            }
            return 200;
        } catch (SfnException over) {
            return 409;
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
