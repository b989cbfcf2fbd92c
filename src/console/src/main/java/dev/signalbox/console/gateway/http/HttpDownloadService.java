package dev.signalbox.console.gateway.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.console.gateway.ChangeGuard;
import dev.signalbox.console.gateway.ChangeLog;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.downloads.DownloadServiceGateway;
import dev.signalbox.console.model.downloads.DownloadAggregation;
import dev.signalbox.console.model.downloads.DownloadJob;
import dev.signalbox.console.model.downloads.DownloadOrder;
import dev.signalbox.console.model.downloads.DownloadStatus;
import dev.signalbox.console.model.downloads.EnqueueAnswer;
import dev.signalbox.console.model.downloads.JobPage;
import dev.signalbox.console.model.downloads.JobQuery;
import dev.signalbox.console.model.downloads.ServiceInstance;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Speaks the download service's HTTP API; asks the guard before it changes something, and notes that in the ledger. */
final class HttpDownloadService implements DownloadServiceGateway {
    /** The service gives no more. */
    private static final int PAGE = 200;
    private static final int MOST_AGGREGATIONS = 5_000;

    private final ServiceHttp http;
    private final ChangeLog log;
    private final ChangeGuard guard;

    HttpDownloadService(ServiceHttp http, ChangeLog log, ChangeGuard guard) {
        this.http = http;
        this.log = log;
        this.guard = guard;
    }

    @Override
    public List<ServiceInstance> instances() throws GatewayException {
        return list(http.get("GET /instances", "/instances"), "instances").map(JobJson::instance).toList();
    }

    @Override
    public Map<DownloadStatus, Long> counts() throws GatewayException {
        JsonNode json = http.get("GET /jobs/counts", "/jobs/counts");
        var counts = new EnumMap<DownloadStatus, Long>(DownloadStatus.class);
        json.properties().forEach(c -> counts.merge(DownloadStatus.of(c.getKey()), c.getValue().asLong(), Long::sum));
        return counts;
    }

    @Override
    public JobPage jobs(JobQuery query, String cursor, int limit) throws GatewayException {
        var path = new StringBuilder("/jobs?limit=" + limit);
        query.status().ifPresent(s -> path.append("&status=").append(s.word()));
        query.aggregation().ifPresent(a -> path.append("&aggr_id=").append(encoded(a)));
        if (!cursor.isEmpty()) {
            path.append("&cursor=").append(encoded(cursor));
        }
        JsonNode page = http.get("GET /jobs", path.toString());
        return new JobPage(list(page, "jobs").map(JobJson::job).toList(), next(page));
    }

    @Override
    public DownloadJob job(String id) throws GatewayException {
        return JobJson.job(http.get("GET /jobs/id", "/jobs/" + encoded(id)));
    }

    @Override
    public List<DownloadAggregation> aggregations() throws GatewayException {
        var all = new ArrayList<DownloadAggregation>();
        Optional<String> cursor = Optional.of("");
        while (cursor.isPresent() && all.size() < MOST_AGGREGATIONS) {
            JsonNode page = http.get("GET /aggregations", "/aggregations?limit=" + PAGE + (cursor.get().isEmpty() ? ""
                    : "&cursor=" + encoded(cursor.get())));
            list(page, "aggregations").map(JobJson::aggregation).forEach(all::add);
            cursor = next(page);
        }
        return List.copyOf(all);
    }

    @Override
    public EnqueueAnswer enqueue(DownloadOrder order) throws GatewayException {
        ServiceHttp.Answer answer = noted("POST /download", "", () -> http.send("POST /download", "POST", "/download",
                Optional.of(OrderJson.of(order))));
        JsonNode json = answer.json();
        if (answer.status() / 100 == 2) {
            return new EnqueueAnswer.Taken(json.path("id").asText());
        }
        return new EnqueueAnswer.Refused(json.path("code").asText("HTTP " + answer.status()), ServiceHttp.words(json,
                "no reason given"), json.path("field").isTextual() ? Optional.of(json.path("field").asText())
                        : Optional.empty());
    }

    @Override
    public void cancel(String id) throws GatewayException {
        change("POST", "/jobs/" + encoded(id) + "/cancel", Optional.empty());
    }

    @Override
    public void retryCallback(String id) throws GatewayException {
        change("POST", "/retry/" + encoded(id), Optional.empty());
    }

    @Override
    public void limit(String aggregation, int limit, double requestsPerSecond) throws GatewayException {
        var body = ServiceHttp.JSON.createObjectNode().put("limit", limit);
        if (requestsPerSecond > 0) {
            body.put("requests_per_second", requestsPerSecond);
        } else {
            body.putNull("requests_per_second");
        }
        change("PATCH", "/aggregations/" + encoded(aggregation), Optional.of(body));
    }

    @Override
    public void release(String aggregation) throws GatewayException {
        change("DELETE", "/aggregations/" + encoded(aggregation) + "/limits", Optional.empty());
    }

    private void change(String method, String path, Optional<JsonNode> body) throws GatewayException {
        http.accepted(noted(method + " " + route(path), path, () -> http.send(method + " " + route(path), method, path,
                body)));
    }

    /** The path without what stands for ids, so that the ledger and the budget can count alike. */
    private static String route(String path) {
        return path.replaceFirst("^/(jobs|retry|aggregations)/[^/]+", "/$1/id");
    }

    /** Bodies are not noted: headers and proxies in them may be secret. */
    private ServiceHttp.Answer noted(String action, String target, Exchange exchange) throws GatewayException {
        guard.require("DownloadService", action);
        String what = http.address().url() + target;
        try {
            ServiceHttp.Answer answer = exchange.send();
            log.note(action, answer.json().path("id").isTextual() && target.isEmpty() ? what + "/jobs/" + answer.json()
                    .path("id").asText() : what, "", answer.status() / 100 == 2 ? "done" : "HTTP " + answer.status());
            return answer;
        } catch (GatewayException e) {
            log.note(action, what, "", e.failure().code());
            throw e;
        }
    }

    @FunctionalInterface
    private interface Exchange {
        ServiceHttp.Answer send() throws GatewayException;
    }

    private java.util.stream.Stream<JsonNode> list(JsonNode json, String field) throws GatewayException {
        if (!json.path(field).isArray()) {
            throw http.noService("there are no " + field);
        }
        return StreamSupport.stream(json.path(field).spliterator(), false);
    }

    private static Optional<String> next(JsonNode page) {
        return page.path("next").isTextual() ? Optional.of(page.path("next").asText()) : Optional.empty();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
