package dev.signalbox.lambda.delivery;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.lambda.LambdaLog;
import dev.signalbox.lambda.TaskInput;
import dev.signalbox.transfer.EnvironmentSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** State {@code DownloadS3Object}: takes {@code {executionArn, input}} and fetches the source as far as one run gets. */
public final class DownloadS3Object implements RequestStreamHandler {
    private final SourceFetch fetch;
    private final Deliveries deliveries;
    private final String webSocketEndpoint;
    private final String defaultUrl;

    /** As AWS Lambda makes it. */
    public DownloadS3Object() {
        this(Wiring.ofEnvironment());
    }

    private DownloadS3Object(Wiring wiring) {
        this(wiring.sourceFetch(), wiring.deliveries(), wiring.env());
    }

    private DownloadS3Object(SourceFetch fetch, Deliveries deliveries, EnvironmentSettings env) {
        this.fetch = fetch;
        this.deliveries = deliveries;
        this.webSocketEndpoint = env.required("WebSocketEndpoint");
        this.defaultUrl = env.required("DefaultUrl");
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var json = TaskInput.JSON.readTree(in);
        var arn = json.path("executionArn").asText();
        var log = LambdaLog.of(context, arn.substring(arn.lastIndexOf(':') + 1));
        var source = new SourceFetch.Source(arn, text(json, "url").orElse(defaultUrl), text(json, "name"));
        var after = fetch.run(source, delivery(arn), log);
        log.info("source.fetched", Map.of("status", after.status(), "bytes", after.received()));
        TaskInput.JSON.writeValue(out, summary(after));
    }

    private static Optional<String> text(JsonNode json, String name) {
        return Optional.of(json.path("input").path(name).asText("")).filter(t -> !t.isBlank());
    }

    /** An operator's own execution gets a row here, with the address that its client can connect to. */
    private Delivery delivery(String arn) {
        return deliveries.find(arn).orElseGet(() -> {
            var ticket = Ticket.of(arn.substring(arn.lastIndexOf(':') + 1));
            deliveries.create(arn, ticket, Optional.of(StartDesk.connectUrl(webSocketEndpoint, ticket)));
            return deliveries.find(arn).orElseThrow(() -> new UnknownDelivery(arn));
        });
    }

    private static Map<String, Object> summary(Delivery delivery) {
        var summary = new LinkedHashMap<String, Object>();
        summary.put("status", delivery.status() == Delivery.Status.FETCHING ? "FETCHING" : "FETCHED");
        summary.putAll(Frames.amounts(delivery.received(), delivery.size()));
        delivery.file().ifPresent(f -> {
            summary.put("key", f.key());
            summary.put("name", f.name());
            summary.put("sha256", f.sha256());
        });
        return summary;
    }
}
