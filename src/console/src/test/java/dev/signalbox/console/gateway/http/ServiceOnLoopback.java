package dev.signalbox.console.gateway.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Speaks the JSON of a download service that has what a test gives it, and remembers what it was asked. */
public final class ServiceOnLoopback implements AutoCloseable {
    public static final String KEY = "sb-key-of-the-test";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** By id. */
    public final Map<String, ObjectNode> jobs = new ConcurrentSkipListMap<>();
    public final Map<String, ObjectNode> aggregations = new ConcurrentSkipListMap<>();
    /** Method, path and body of each request. */
    public final List<String> asked = new CopyOnWriteArrayList<>();
    /** What all requests are answered by, when it is not zero. */
    public volatile int status;
    public volatile String location = "";
    public volatile Instant seenAt = Instant.now();
    private final HttpServer server;

    public ServiceOnLoopback() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public ObjectNode job(String id, String status, String aggregation) {
        ObjectNode job = JSON.createObjectNode().put("id", id).put("status", status).put("url",
                "https://files.example.com/" + id + ".png").put("aggr_id", aggregation).put("created_at",
                        "2026-09-01T11:50:00Z").put("updated_at", "2026-09-01T11:58:00Z").put("downloads", 1).put(
                                "callbacks", 0).put("max_retries", 2).putNull("error");
        job.putObject("callback_destination").put("type", "http").put("dst", "https://client.example.com/done");
        jobs.put(id, job);
        return job;
    }

    public ObjectNode aggregation(String id, int limit) {
        ObjectNode made = JSON.createObjectNode().put("id", id).put("limit", limit).putNull("requests_per_second")
                .putNull("proxy").put("pending", 3).put("downloading", 1).put("set_by_operator", false);
        aggregations.put(id, made);
        return made;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add((exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body).strip());
        boolean known = ("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        if (status != 0) {
            if (!location.isEmpty()) {
                exchange.getResponseHeaders().set("Location", location);
            }
            send(exchange, status, error("trouble", "Redis does not answer"));
        } else if (!known) {
            send(exchange, 401, error("unauthorized", "No API key that this service knows"));
        } else {
            route(exchange, exchange.getRequestURI().getPath().substring(1).split("/"), body);
        }
    }

    private void route(HttpExchange exchange, String[] path, String body) throws IOException {
        String call = exchange.getRequestMethod() + " " + path[0] + (path.length > 2 ? " " + path[2] : "");
        switch (call) {
            case "GET instances" -> send(exchange, 200, instances());
            case "GET jobs" -> jobs(exchange, path);
            case "POST jobs cancel" -> change(exchange, path[1], "canceled", 200);
            case "POST retry" -> change(exchange, path[1], "callback_pending", 204);
            case "GET aggregations" -> send(exchange, 200, page("aggregations", List.copyOf(aggregations.values())));
            case "PATCH aggregations" -> limits(exchange, path[1], body);
            case "DELETE aggregations limits" -> {
                aggregations.get(path[1]).put("set_by_operator", false);
                send(exchange, 204, JSON.createObjectNode());
            }
            case "POST download" -> enqueue(exchange, body);
            default -> send(exchange, 404, error("not_found", "No route " + call));
        }
    }

    private ObjectNode instances() {
        ObjectNode all = JSON.createObjectNode();
        for (String component : List.of("api", "processor", "notifier")) {
            all.withArray("instances").addObject().put("component", component).put("name", component + "-1").put(
                    "seen_at", seenAt.toString()).putObject("counters").put("workers", 4);
        }
        return all;
    }

    private void jobs(HttpExchange exchange, String[] path) throws IOException {
        if (path.length > 1 && path[1].equals("counts")) {
            ObjectNode counts = JSON.createObjectNode();
            jobs.values().stream().collect(Collectors.groupingBy(j -> j.path("status").asText(), Collectors.counting()))
                    .forEach(counts::put);
            send(exchange, 200, counts);
        } else if (path.length > 1) {
            send(exchange, jobs.containsKey(path[1]) ? 200 : 404, jobs.getOrDefault(path[1], error("unknown_job",
                    "There is no job " + path[1])));
        } else {
            listed(exchange, query(exchange));
        }
    }

    private void listed(HttpExchange exchange, Map<String, String> query) throws IOException {
        List<ObjectNode> all = jobs.values().stream().filter(j -> is(query, "status", j) && is(query, "aggr_id", j))
                .toList();
        int from = Integer.parseInt(query.getOrDefault("cursor", "0"));
        int to = Math.min(all.size(), from + Integer.parseInt(query.get("limit")));
        ObjectNode page = page("jobs", all.subList(from, to));
        send(exchange, 200, to < all.size() ? page.put("next", "" + to) : page);
    }

    private static boolean is(Map<String, String> query, String field, JsonNode job) {
        return !query.containsKey(field) || job.path(field).asText().equals(query.get(field));
    }

    private static Map<String, String> query(HttpExchange exchange) {
        String query = exchange.getRequestURI().getRawQuery();
        return Stream.of((query == null ? "" : query).split("&")).filter(p -> p.contains("=")).collect(Collectors.toMap(
                p -> p.substring(0, p.indexOf('=')), p -> URLDecoder.decode(p.substring(p.indexOf('=') + 1),
                        StandardCharsets.UTF_8), (a, _) -> a, TreeMap::new));
    }

    private void change(HttpExchange exchange, String id, String to, int done) throws IOException {
        ObjectNode job = jobs.get(id);
        boolean late = to.equals("canceled") && job != null && job.path("status").asText().equals("done");
        if (job == null || late) {
            send(exchange, job == null ? 404 : 409, error(job == null ? "unknown_job" : "too_late", "Job " + id
                    + (job == null ? " is not known" : " is done")));
            return;
        }
        job.put("status", to);
        send(exchange, done, JSON.createObjectNode().put("id", id).put("status", to));
    }

    private void limits(HttpExchange exchange, String id, String body) throws IOException {
        aggregations.get(id).setAll((ObjectNode) JSON.readTree(body));
        send(exchange, 200, aggregations.get(id).put("set_by_operator", true));
    }

    private void enqueue(HttpExchange exchange, String body) throws IOException {
        JsonNode order = JSON.readTree(body);
        if (!order.path("url").asText().startsWith("http")) {
            send(exchange, 400, error("invalid_request", "url is no http address").put("field", "url"));
            return;
        }
        String id = "new-job-%06d".formatted(jobs.size());
        job(id, "pending", order.path("aggr_id").asText()).put("url", order.path("url").asText());
        send(exchange, 201, JSON.createObjectNode().put("id", id));
    }

    private static ObjectNode page(String field, List<ObjectNode> items) {
        ObjectNode page = JSON.createObjectNode().putNull("next");
        page.putArray(field).addAll(items);
        return page;
    }

    private static ObjectNode error(String code, String message) {
        return JSON.createObjectNode().put("code", code).put("message", message);
    }

    private static void send(HttpExchange exchange, int status, JsonNode json) {
        try (exchange) {
            byte[] body = JSON.writeValueAsBytes(json);
            exchange.sendResponseHeaders(status, status == 204 ? -1 : body.length);
            if (status != 204) {
                exchange.getResponseBody().write(body);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
