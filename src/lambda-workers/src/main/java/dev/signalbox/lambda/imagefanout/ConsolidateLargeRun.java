package dev.signalbox.lambda.imagefanout;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.signalbox.lambda.LambdaLog;
import dev.signalbox.lambda.TaskInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * State {@code consolidateLargeRun}: takes {@code {execution, results: {Bucket, Key}}}, the manifest of a Distributed
 * Map, and answers whether all images came, with the first failures; all of them are kept in S3.
 */
public final class ConsolidateLargeRun implements RequestStreamHandler {
    private final LargeRun run;

    /** As AWS Lambda makes it. */
    public ConsolidateLargeRun() {
        this(new LargeRun(S3Client.builder().serviceConfiguration(c -> c.chunkedEncodingEnabled(false)).build()));
    }

    ConsolidateLargeRun(LargeRun run) {
        this.run = run;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var event = TaskInput.JSON.readTree(in);
        var execution = event.path("execution").asText();
        var results = event.path("results");
        var summary = run.consolidate(new TaskStore.Place(results.path("Bucket").asText(),
                results.path("Key").asText()), execution);
        LambdaLog.of(context, execution).info("run.consolidated",
                Map.of("stored", summary.stored(), "failed", summary.failed()));
        var answer = new LinkedHashMap<String, Object>();
        answer.put("allSucceeded", summary.failed() == 0);
        answer.put("downloaded", summary.stored());
        answer.put("failed", summary.failed());
        answer.put("results", summary.shown().stream().map(ImageResult.Failed::json).toList());
        answer.put("failures", summary.failures());
        TaskInput.JSON.writeValue(out, answer);
    }
}
