package dev.signalbox.lambda.imagefanout;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.signalbox.lambda.LambdaLog;
import dev.signalbox.lambda.TaskInput;
import dev.signalbox.transfer.EnvironmentSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * State {@code batchLambdaTask}: takes {@code {execution, input}} and cuts the input's paths into tasks. A run that is
 * too large for the state gets its tasks in S3: {@code {large: true, list: {bucket, key}}}.
 */
public final class BatchPaths implements RequestStreamHandler {
    private final FanOutPlan plan;

    /** As AWS Lambda makes it. */
    public BatchPaths() {
        this(plan(new EnvironmentSettings(System.getenv())));
    }

    BatchPaths(FanOutPlan plan) {
        this.plan = plan;
    }

    private static FanOutPlan plan(EnvironmentSettings env) {
        var s3 = S3Client.builder().serviceConfiguration(c -> c.chunkedEncodingEnabled(false)).build();
        return new FanOutPlan(PlanSettings.from(env), new S3TaskStore(s3, env.required("Bucket")));
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var event = TaskInput.JSON.readTree(in);
        var execution = event.path("execution").asText();
        var planned = plan.of(FanOutInput.read(event.path("input")), execution);
        LambdaLog.of(context, execution).info("run.planned", Map.of("paths", planned.paths(), "large",
                planned instanceof FanOutPlan.Plan.Large));
        TaskInput.JSON.writeValue(out, switch (planned) {
            case FanOutPlan.Plan.Small(var tasks, _) -> Map.of("tasks", tasks.stream().map(Task::json).toList(),
                    "large", false);
            case FanOutPlan.Plan.Large(var place, var tasks, var paths) -> Map.of("large", true, "tasks", tasks,
                    "paths", paths, "list", Map.of("bucket", place.bucket(), "key", place.key()));
        });
    }
}
