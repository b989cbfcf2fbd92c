package dev.signalbox.lambda.imagefanout;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.lambda.TaskInput;
import dev.signalbox.transfer.s3.S3Target;
import dev.signalbox.transfer.s3.S3Upload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;

/** Adds up what a Distributed Map's result writer left in S3, one child's result at a time. */
final class LargeRun {
    /** So that list and message fit into state and notification. */
    private static final int MOST_SHOWN_BYTES = 100_000;
    private static final int MOST_SHOWN = 500;

    private final S3Client s3;

    LargeRun(S3Client s3) {
        this.s3 = s3;
    }

    /**
     * What became of a run.
     *
     * @param shown the first failures, and a last one that says how many more there are
     * @param failures address of the list of all of them, empty when there are none
     */
    record Summary(long stored, long failed, List<ImageResult.Failed> shown, String failures) {}

    Summary consolidate(TaskStore.Place manifest, String execution) throws IOException {
        JsonNode files;
        try (var body = s3.getObject(b -> b.bucket(manifest.bucket()).key(manifest.key()))) {
            files = TaskInput.JSON.readTree(body).path("ResultFiles");
        }
        var target = S3Target.of(manifest.bucket(), "runs/" + execution + "/failures.jsonl", "application/x-ndjson");
        try (var parts = Executors.newVirtualThreadPerTaskExecutor();
                var upload = S3Upload.open(s3, parts, target)) {
            var count = new Count(upload);
            for (var kind : List.of("SUCCEEDED", "FAILED", "PENDING")) {
                for (var file : files.path(kind)) {
                    each(manifest.bucket(), file.path("Key").asText(), count);
                }
            }
            return count.summary("s3://" + target.bucket() + "/" + target.key());
        }
    }

    private void each(String bucket, String key, Count count) throws IOException {
        try (var body = s3.getObject(b -> b.bucket(bucket).key(key));
                JsonParser parser = TaskInput.JSON.createParser(body)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    count.add(parser.readValueAsTree());
                }
            }
        }
    }

    private static final class Count {
        private final S3Upload failures;
        private final List<ImageResult.Failed> shown = new ArrayList<>();
        private int shownBytes;
        private long stored;
        private long failed;

        Count(S3Upload failures) {
            this.failures = failures;
        }

        void add(JsonNode child) throws IOException {
            var output = TaskInput.JSON.readTree(child.path("Output").asText("null"));
            for (var result : output.isArray() ? output.valueStream().toList() : lost(child).toList()) {
                if (result.path("statusCode").asInt() == 200) {
                    stored++;
                } else {
                    fail(result);
                }
            }
        }

        /** A child that came to no result: its images failed with it. */
        private static Stream<JsonNode> lost(JsonNode child) throws IOException {
            var task = Task.read(TaskInput.JSON.readTree(child.path("Input").asText("null")));
            var why = "Its batch failed: " + child.path("Error").asText(child.path("Status").asText("not started"));
            return task.resourcePaths().stream().map(p -> new ImageResult.Failed(
                    ImageAddress.of(task.baseUrl(), p).url(), 500, why)).map(f -> TaskInput.JSON.valueToTree(f
                            .json()));
        }

        private void fail(JsonNode result) throws IOException {
            failed++;
            var bytes = (result + "\n").getBytes(StandardCharsets.UTF_8);
            failures.write(bytes, 0, bytes.length);
            if (shown.size() < MOST_SHOWN && shownBytes + bytes.length < MOST_SHOWN_BYTES) {
                shownBytes += bytes.length;
                shown.add(new ImageResult.Failed(result.path("url").asText(), result.path("statusCode").asInt(),
                        result.path("message").asText()));
            }
        }

        Summary summary(String address) throws IOException {
            if (failed == 0) {
                return new Summary(stored, 0, List.of(), "");
            }
            failures.complete();
            if (shown.size() < failed) {
                shown.add(new ImageResult.Failed(address, 0,
                        (failed - shown.size()) + " more images failed, see " + address));
            }
            return new Summary(stored, failed, List.copyOf(shown), address);
        }
    }
}
