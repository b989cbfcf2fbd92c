package dev.signalbox.lambda.csvbatch;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.lambda.InvalidInput;
import dev.signalbox.lambda.LambdaLog;
import dev.signalbox.lambda.TaskInput;
import dev.signalbox.transfer.EnvironmentSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * State {@code Split Input File into chunks}: takes {@code {execution, input}}, the input being {@code {Records: <one
 * S3 event record>, inputArchiveFolder, fileChunkSize, fileDelimiter}}, of which only the record is needed.
 */
public final class SplitInputFile implements RequestStreamHandler {
    private static final int MOST_ROWS = 10_000;

    private final S3Client s3;
    private final EnvironmentSettings env;

    /** As AWS Lambda makes it. */
    public SplitInputFile() {
        this(CsvClients.s3(), new EnvironmentSettings(System.getenv()));
    }

    SplitInputFile(S3Client s3, EnvironmentSettings env) {
        this.s3 = s3;
        this.env = env;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var event = TaskInput.JSON.readTree(in);
        var execution = event.path("execution").asText();
        var input = event.path("input");
        var records = input.path("Records");
        var file = InputFile.read(records.isArray() ? records.path(0) : records);
        var archive = input.path("inputArchiveFolder").asText(env.optional("InputArchiveFolder").orElse(
                "input_archive"));
        char delimiter = Chunk.delimiter(input.path("fileDelimiter").asText(""), CsvSettings.from(env).delimiter());
        var run = Run.of(execution, Set.of(archive, "work"));
        var done = new Split(s3, rowsPerChunk(input), delimiter).split(file, run);
        LambdaLog.of(context, execution).info("file.split", Map.of("rows", done.rows(), "chunks", done.chunks()));
        TaskInput.JSON.writeValue(out, Map.of("bucket", file.bucket(), "key", file.key(), "version",
                file.version().orElse(""), "etag", file.etag(), "run", run.folder(), "archive", archive,
                "toProcessFolder", run.toProcess(), "rows", done.rows(), "chunks", done.chunks(), "chunkList",
                Map.of("bucket", file.bucket(), "key", run.chunkList())));
    }

    private int rowsPerChunk(JsonNode input) {
        var text = input.path("fileChunkSize").asText("");
        if (text.isEmpty()) {
            return (int) env.number("FileChunkSize", 600, 1, MOST_ROWS);
        }
        if (text.matches("\\d{1,5}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= MOST_ROWS) {
            return Integer.parseInt(text);
        }
        throw new InvalidInput("'fileChunkSize' must be a whole number from 1 to " + MOST_ROWS + ", not " + text);
    }
}
