package dev.signalbox.console.gateway.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.console.model.Secrets;
import dev.signalbox.console.model.downloads.DownloadAggregation;
import dev.signalbox.console.model.downloads.DownloadJob;
import dev.signalbox.console.model.downloads.DownloadStatus;
import dev.signalbox.console.model.downloads.ServiceInstance;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Reads what a download service tells. URLs lose the secrets that stand in them. */
final class JobJson {
    private final JsonNode json;

    private JobJson(JsonNode json) {
        this.json = json;
    }

    static DownloadJob job(JsonNode json) {
        var read = new JobJson(json);
        var times = new DownloadJob.Times(read.time("created_at").orElse(Instant.EPOCH), read.time("updated_at").orElse(
                Instant.EPOCH), read.time("eligible_at"));
        var stored = new DownloadJob.Stored(read.text("path"), read.text("s3_bucket"), read.size("bytes"), read.text(
                "sha256"), read.text("mime_type"), read.text("image_size"), read.url("download_url"));
        var to = new JobJson(json.path("callback_destination"));
        var callback = new DownloadJob.Callback(to.text("type"), to.url("dst"), json.path("callbacks").asInt(), read
                .text("callback_error").map(Secrets::withoutSecrets), read.time("delivered_at"));
        return new DownloadJob(json.path("id").asText(), DownloadStatus.of(json.path("status").asText()), read.url(
                "url").orElse(""), json.path("aggr_id").asText(), times, json.path("downloads").asInt(), read.number(
                        "max_retries"), read.text("error").map(Secrets::withoutSecrets), read.number("response_code"),
                stored, callback, read.text("extra"), read.text("subpath"),
                withheld(read, to));
    }

    private static Set<String> withheld(JobJson job, JobJson callback) {
        var found = new HashSet<String>();
        if (job.isWithheld("url")) {
            found.add(DownloadJob.URL);
        }
        if (callback.isWithheld("dst")) {
            found.add(DownloadJob.CALLBACK);
        }
        return found;
    }

    /** The service itself puts stars where it tells no secret. */
    private boolean isWithheld(String field) {
        return text(field).filter(told -> told.contains("***") || !Secrets.withoutSecrets(told).equals(told))
                .isPresent();
    }

    static DownloadAggregation aggregation(JsonNode json) {
        double perSecond = json.path("requests_per_second").asDouble();
        return new DownloadAggregation(json.path("id").asText(), json.path("limit").asInt(), perSecond > 0
                ? OptionalDouble.of(perSecond)
                : OptionalDouble.empty(), new JobJson(json).text("proxy").map(JobJson::withoutUser), json.path(
                        "pending").asLong(), json.path("downloading").asLong(), json.path("set_by_operator")
                                .asBoolean());
    }

    static ServiceInstance instance(JsonNode json) {
        var counters = new HashMap<String, Long>();
        json.path("counters").properties().forEach(c -> counters.put(c.getKey(), c.getValue().asLong()));
        return new ServiceInstance(json.path("component").asText(), json.path("name").asText(), new JobJson(json).time(
                "seen_at").orElse(Instant.EPOCH), counters);
    }

    /** A proxy's address may have its password in it. */
    private static String withoutUser(String proxy) {
        return proxy.replaceFirst("//[^/@]*@", "//");
    }

    private Optional<String> text(String field) {
        JsonNode value = json.path(field);
        return value.isTextual() && !value.asText().isEmpty() ? Optional.of(value.asText()) : Optional.empty();
    }

    private Optional<String> url(String field) {
        return text(field).map(Secrets::withoutSecrets);
    }

    private Optional<Instant> time(String field) {
        try {
            return text(field).map(Instant::parse);
        } catch (DateTimeException e) {
            return Optional.empty(); // a time that cannot be read is not shown
        }
    }

    private OptionalInt number(String field) {
        JsonNode value = json.path(field);
        return value.isNumber() ? OptionalInt.of(value.asInt()) : OptionalInt.empty();
    }

    private OptionalLong size(String field) {
        JsonNode value = json.path(field);
        return value.isNumber() ? OptionalLong.of(value.asLong()) : OptionalLong.empty();
    }
}
