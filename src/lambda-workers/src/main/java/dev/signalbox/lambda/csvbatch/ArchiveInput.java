package dev.signalbox.lambda.csvbatch;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.lambda.LambdaLog;
import dev.signalbox.lambda.TaskInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * State {@code Archive the input}: takes what the split answered and moves the input to the archive folder, where it
 * keeps its path below {@code input/}. Never over another file, and never a file that was uploaded since.
 */
public final class ArchiveInput implements RequestStreamHandler {
    private static final String RUN = "signalbox-run";

    private final S3Client s3;

    /** As AWS Lambda makes it. */
    public ArchiveInput() {
        this(CsvClients.s3());
    }

    ArchiveInput(S3Client s3) {
        this.s3 = s3;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var split = TaskInput.JSON.readTree(in);
        var run = split.path("run").asText();
        var bucket = split.path("bucket").asText();
        var key = split.path("key").asText();
        var plain = split.path("archive").asText() + "/" + key.replaceFirst("^input/", "");
        var target = place(bucket, plain, run);
        if (head(bucket, target).isEmpty()) {
            copy(split, target);
        }
        if (isStillThatUpload(split)) {
            s3.deleteObject(b -> b.bucket(bucket).key(key));
        }
        LambdaLog.of(context, run).info("input.archived", Map.of("key", target));
        TaskInput.JSON.writeValue(out, Map.of("response", "success", "archived", target));
    }

    /** The plain name, unless it is another file's; this run's own when it was here before. */
    private String place(String bucket, String plain, String run) {
        var there = head(bucket, plain);
        boolean free = there.isEmpty() || run.equals(there.get().metadata().get(RUN));
        return free ? plain : plain.replaceFirst("(?i)(\\.csv)?$", "__" + run + "$1");
    }

    private void copy(JsonNode split, String target) {
        var version = split.path("version").asText();
        s3.copyObject(b -> {
            b.sourceBucket(split.path("bucket").asText()).sourceKey(split.path("key").asText())
                    .destinationBucket(split.path("bucket").asText()).destinationKey(target).contentType("text/csv")
                    .metadataDirective(MetadataDirective.REPLACE)
                    .metadata(Map.of(RUN, split.path("run").asText()));
            if (!version.isEmpty()) {
                b.sourceVersionId(version);
            }
        });
    }

    private boolean isStillThatUpload(JsonNode split) {
        var version = split.path("version").asText();
        var etag = split.path("etag").asText();
        return head(split.path("bucket").asText(), split.path("key").asText()).filter(h -> version.isEmpty()
                ? etag.isEmpty() || etag.equals(h.eTag().replace("\"", ""))
                : version.equals(h.versionId())).isPresent();
    }

    private Optional<HeadObjectResponse> head(String bucket, String key) {
        try {
            return Optional.of(s3.headObject(b -> b.bucket(bucket).key(key)));
        } catch (S3Exception e) {
            if (e.statusCode() == 404) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
