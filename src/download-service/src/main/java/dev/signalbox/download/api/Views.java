package dev.signalbox.download.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.download.api.http.Json;
import dev.signalbox.download.job.Destination;
import dev.signalbox.download.job.Job;
import dev.signalbox.download.job.JobStatus;
import dev.signalbox.download.job.OwnBucket;
import dev.signalbox.download.job.StoredFile;
import dev.signalbox.download.store.AggregationView;
import dev.signalbox.download.store.StatsBoard;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How things look in answers. Values of request headers are never told, and of URLs what {@link ShownUrl} leaves: they may be secrets. */
final class Views {
    private Views() {}

    static ObjectNode job(Job job) {
        var spec = job.spec();
        var node = Json.object().put("id", job.id().value()).put("status", job.status().word()).put("url",
                ShownUrl.of(spec.url()))
                .put("aggr_id", spec.aggrId()).put("created_at", job.createdAt().toString())
                .put("updated_at", job.updatedAt().toString()).put("eligible_at", text(job.eligibleAt()))
                .put("downloads", job.downloads()).put("max_retries", spec.maxRetries().orElse(null))
                .put("error", job.error()).put("response_code", job.responseCode()).put("mime_type", job.mimeType())
                .put("image_size", job.imageSize());
        file(node, job.file());
        node.put("callbacks", job.callbacks()).put("callback_error", job.callbackError());
        destination(job).ifPresentOrElse(to -> node.putObject("callback_destination").put("type", to.backend())
                .put("dst", ShownUrl.of(to.address())), () -> node.putNull("callback_destination"));
        return node.put("delivered_at", text(job.deliveredAt())).put("extra", spec.extra())
                .put("subpath", spec.subpath())
                .put("s3_bucket", spec.ownBucket().map(OwnBucket::bucket).orElse(null));
    }

    private static void file(ObjectNode node, Optional<StoredFile> file) {
        node.put("bytes", file.map(StoredFile::bytes).orElse(null)).put("sha256", file.map(StoredFile::sha256).orElse(
                null))
                .put("path", file.map(StoredFile::path).orElse(null))
                .put("download_url", file.map(StoredFile::downloadUrl).orElse(null));
    }

    /** Where a success goes, until it is known that it is none. */
    private static Optional<Destination> destination(Job job) {
        var open = job.status() == JobStatus.PENDING || job.status() == JobStatus.DOWNLOADING
                || job.status() == JobStatus.CANCELED;
        return job.spec().callback().destination(open || job.downloaded());
    }

    static ObjectNode aggregation(AggregationView.Entry entry) {
        var aggregation = entry.aggregation();
        return Json.object().put("id", aggregation.id()).put("limit", aggregation.limit())
                .put("requests_per_second", aggregation.requestsPerSecond().orElse(null))
                .put("proxy", aggregation.proxy().map(ShownUrl::of).orElse(null))
                .put("pending", entry.pending()).put("downloading", entry.downloading())
                .put("set_by_operator", entry.setByOperator());
    }

    static ObjectNode instance(StatsBoard.Instance instance) {
        var node = Json.object().put("component", instance.component()).put("name", instance.name()).put("seen_at",
                instance.seenAt().toString());
        var counters = node.putObject("counters");
        instance.counters().forEach(counters::put);
        return node;
    }

    private static @Nullable String text(Optional<Instant> time) {
        return time.map(Instant::toString).orElse(null);
    }
}
