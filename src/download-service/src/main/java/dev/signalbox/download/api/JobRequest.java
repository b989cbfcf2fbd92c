package dev.signalbox.download.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.download.api.http.Problem;
import dev.signalbox.download.job.Aggregation;
import dev.signalbox.download.job.CallbackSpec;
import dev.signalbox.download.job.JobSpec;
import dev.signalbox.download.job.OwnBucket;
import dev.signalbox.download.mime.MimePattern;
import dev.signalbox.download.storage.FilePath;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What {@code POST /download} asks for. Unknown fields are ignored, among them the original's {@code expiresAt}, with
 * which a client could stop an aggregation.
 */
record JobRequest(JobSpec spec, Aggregation aggregation) {
    private static final String AGGR_ID = "aggr_id";

    /** @param backends for callbacks that there are; empty when that is not known here */
    static JobRequest of(ObjectNode body, Set<String> backends) {
        var fields = new Fields(body);
        var url = fields.requiredText("url");
        Fields.checkAddress("url", url);
        var aggregation = aggregation(fields);
        var bucket = ownBucket(fields);
        var callback = callback(fields, bucket.isPresent(), backends);
        var spec = new JobSpec(url, aggregation.id(), boxed(fields.whole("max_retries", 0)),
                fields.textIfOne("extra"), fields.checked("mime_type", MimePattern::parse), fields.flag(
                        "extract_image_size"),
                boxed(fields.whole("download_timeout", 1)), fields.headers("request_headers"), callback, bucket,
                fields.checked("subpath", FilePath::checkSubpath));
        return new JobRequest(spec, aggregation);
    }

    private static Aggregation aggregation(Fields fields) {
        var id = fields.requiredText(AGGR_ID);
        var limit = fields.whole("aggr_limit", 1);
        if (limit.isEmpty()) {
            throw Problem.invalid("aggr_limit", "aggr_limit is needed, a number greater than 0").raised();
        }
        var proxy = fields.address("aggr_proxy");
        return new Aggregation(id, limit.getAsInt(), boxed(fields.positive("aggr_requests_per_second")),
                proxy.isEmpty() ? Optional.empty() : Optional.of(proxy));
    }

    private static Optional<OwnBucket> ownBucket(Fields fields) {
        var bucket = fields.text("s3_bucket").orElse("");
        var region = fields.text("s3_region").orElse("");
        if (bucket.isEmpty() != region.isEmpty()) {
            var missing = bucket.isEmpty() ? "s3_bucket" : "s3_region";
            throw Problem.invalid(missing, missing
                    + " is missing: s3_bucket and s3_region are given both or not at all")
                    .raised();
        }
        return bucket.isEmpty() ? Optional.empty() : Optional.of(new OwnBucket(bucket, region));
    }

    private static CallbackSpec callback(Fields fields, boolean ownBucket, Set<String> backends) {
        if (fields.has("callback_url")) {
            var url = fields.requiredText("callback_url");
            Fields.checkAddress("callback_url", url);
            return new CallbackSpec(url, "", "", "", "");
        }
        var type = ownBucket ? fields.text("callback_type").orElse("") : fields.requiredText("callback_type");
        var dst = ownBucket ? fields.text("callback_dst").orElse("") : fields.requiredText("callback_dst");
        var errorType = fields.text("callback_error_type").orElse("");
        var errorDst = fields.text("callback_error_dst").orElse("");
        check("callback", type, dst, backends);
        check("callback_error", errorType.isEmpty() ? type : errorType, errorDst, backends);
        return new CallbackSpec("", type, dst, errorType, errorDst);
    }

    private static void check(String field, String type, String dst, Set<String> backends) {
        if (dst.isEmpty()) {
            return;
        }
        if (type.isEmpty()) {
            throw Problem.invalid(field + "_type", field + "_type is needed with " + field + "_dst").raised();
        }
        if (!backends.isEmpty() && !backends.contains(type)) {
            throw Problem.invalid(field + "_type", field + "_type must be one of " + String.join(", ", backends))
                    .raised();
        }
        if ("http".equals(type) || dst.startsWith("http")) {
            Fields.checkAddress(field + "_dst", dst);
        }
    }

    private static Optional<Integer> boxed(OptionalInt number) {
        return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
    }

    private static Optional<Double> boxed(OptionalDouble number) {
        return number.isPresent() ? Optional.of(number.getAsDouble()) : Optional.empty();
    }
}
