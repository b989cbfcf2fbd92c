package dev.signalbox.lambda.csvbatch;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.signalbox.lambda.LambdaLog;
import dev.signalbox.lambda.TaskInput;
import dev.signalbox.transfer.EnvironmentSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/** State {@code Merge all Files}: takes what the split answered, and says how many rows there are and are not. */
public final class MergeFiles implements RequestStreamHandler {
    private final Merge merge;
    private final long toleratedPercent;

    /** As AWS Lambda makes it. */
    public MergeFiles() {
        this(new Merge(CsvClients.s3()),
                new EnvironmentSettings(System.getenv()).number("ToleratedErrorPercent", 100, 0, 100));
    }

    MergeFiles(Merge merge, long toleratedPercent) {
        this.merge = merge;
        this.toleratedPercent = toleratedPercent;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var split = TaskInput.JSON.readTree(in);
        var key = split.path("key").asText();
        var run = new Run(split.path("run").asText());
        var output = run.completed(key.substring(key.lastIndexOf('/') + 1));
        var list = split.path("chunkList");
        long rows = split.path("rows").asLong();
        long written = merge.merge(list.path("bucket").asText(), list.path("key").asText(), output);
        long errors = rows - written;
        LambdaLog.of(context, run.folder()).info("file.merged", Map.of("rows", written, "errors", errors));
        TaskInput.JSON.writeValue(out, Map.of("response", "success", "S3OutputFileName", output, "rows", rows,
                "written", written, "errors", errors, "tooManyErrors", errors * 100 > rows * toleratedPercent));
    }
}
