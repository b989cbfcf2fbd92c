package dev.signalbox.lambda.imagefanout;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.signalbox.lambda.LambdaLog;
import dev.signalbox.lambda.TaskInput;
import dev.signalbox.transfer.EnvironmentSettings;
import dev.signalbox.transfer.FetchPolicy;
import dev.signalbox.transfer.GuardedFetch;
import dev.signalbox.transfer.RetryPolicy;
import dev.signalbox.transfer.Timeouts;
import dev.signalbox.transfer.TransferTime;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/** State {@code downloadLambdaTask}: takes a task and answers with one result for each of its paths. */
public final class DownloadImages implements RequestStreamHandler {
    /** To report what was not done before AWS ends the invocation. */
    private static final Duration RESERVE = Duration.ofSeconds(10);

    private final ImageBatch batch;
    private final ImageTable table;

    /** As AWS Lambda makes it. */
    public DownloadImages() {
        this(new EnvironmentSettings(System.getenv()));
    }

    private DownloadImages(EnvironmentSettings env) {
        this(batch(env), new DynamoImageTable(DynamoDbClient::create, env.required("Table")));
    }

    DownloadImages(ImageBatch batch, ImageTable table) {
        this.batch = batch;
        this.table = table;
    }

    private static ImageBatch batch(EnvironmentSettings env) {
        var times = new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(env.number("IdleSeconds", 10, 1, 300)),
                Duration.ofSeconds(env.number("ImageSeconds", 60, 1, 600)));
        var policy = FetchPolicy
                .of(env.allowedHosts(), env.flag("AllowPrivateAddresses"),
                        env.number("MaxImageBytes", 50L << 20, 1, 5L << 30))
                .with(times).withMaxConcurrent(FanOutInput.MOST_AT_A_TIME)
                .with(new RetryPolicy((int) env.number("Attempts", 3, 1, 10), Duration.ofMillis(300),
                        Duration.ofSeconds(20)));
        var s3 = S3Client.builder().serviceConfiguration(c -> c.chunkedEncodingEnabled(false)).build();
        var store = new S3ImageStore(s3, Executors.newVirtualThreadPerTaskExecutor(), env.required("Bucket"),
                ContentTypes.parse(env.optional("ContentTypes").orElse("image/*")));
        return new ImageBatch(new GuardedFetch(policy, TransferTime.system()), store, PlanSettings.layout(env));
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var task = Task.read(TaskInput.JSON.readTree(in));
        var results = results(task, context);
        var stored = results.stream().filter(ImageResult.Stored.class::isInstance)
                .map(ImageResult.Stored.class::cast).toList();
        if (task.record()) {
            table.record(stored);
        }
        LambdaLog.of(context, "").info("images.downloaded",
                Map.of("stored", stored.size(), "failed", results.size() - stored.size()));
        TaskInput.JSON.writeValue(out, results.stream().map(ImageResult::json).toList());
    }

    private List<ImageResult> results(Task task, Context context) {
        try {
            var left = Duration.ofMillis(context.getRemainingTimeInMillis()).minus(RESERVE);
            return batch.run(task, left.isPositive() ? left : Duration.ofSeconds(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while downloading", e);
        }
    }
}
