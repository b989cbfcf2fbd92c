package dev.signalbox.lambda.csvbatch;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.signalbox.lambda.TaskInput;
import dev.signalbox.transfer.EnvironmentSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** State {@code Read File}: takes {@code {"input": {"FilePath": ...}}} and says which rows belong together. */
public final class ReadFile implements RequestStreamHandler {
    private final ChunkFiles files;
    private final CsvSettings settings;

    /** As AWS Lambda makes it. */
    public ReadFile() {
        this(new S3ChunkFiles(CsvClients.s3()), CsvSettings.from(new EnvironmentSettings(System.getenv())));
    }

    ReadFile(ChunkFiles files, CsvSettings settings) {
        this.files = files;
        this.settings = settings;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var chunk = Chunk.read(TaskInput.JSON.readTree(in).path("input"), settings.delimiter());
        TaskInput.JSON.writeValue(out,
                files.groups(chunk, settings.rowsPerLookup()).stream().map(RowGroup::json).toList());
    }
}
