package dev.signalbox.download.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signalbox.download.api.http.Health;
import dev.signalbox.download.api.http.HttpServer;
import dev.signalbox.download.metrics.QueueCollector;
import dev.signalbox.download.metrics.ServiceMetrics;
import dev.signalbox.download.stats.Counters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

/** The API over a scripted store; each answer is held against the OpenAPI document. */
final class ApiFixture implements AutoCloseable {
    static final String GOOD = """
            {"url":"http://a.example/x.png","aggr_id":"a.example","aggr_limit":2,
             "callback_type":"http","callback_dst":"http://b.example/cb"}""";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final OpenApi OPEN_API = OpenApi.read();

    final ScriptedStore store = new ScriptedStore();
    final Health health = new Health(store::ping);
    private final ApiServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    ApiFixture(ApiSettings settings) {
        var metrics = new ServiceMetrics();
        metrics.add(new QueueCollector(store, store));
        server = new ApiServer(new HttpServer.Address("127.0.0.1", 0), settings, store.ports(),
                new ApiServer.Identity("1.2.3", health, metrics, new Counters()));
        server.start();
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    HttpResponse<String> post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    HttpResponse<String> send(String method, String path, String body, String... headers) {
        var request = HttpRequest.newBuilder(uri(path)).method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            OPEN_API.check(method, uri(path).getRawPath(), answer);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpResponse<String> answer) {
        return json(answer.body());
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> texts(JsonNode array, String field) {
        return array.findValuesAsText(field);
    }

    @Override
    public void close() {
        client.close();
        server.close();
        health.close();
    }
}
