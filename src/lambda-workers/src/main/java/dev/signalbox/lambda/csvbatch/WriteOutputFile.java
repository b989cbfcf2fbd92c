package dev.signalbox.lambda.csvbatch;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.signalbox.lambda.TaskInput;
import dev.signalbox.transfer.EnvironmentSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/** State {@code Write output file}: makes one output of a chunk's enriched rows, in their order. */
public final class WriteOutputFile implements RequestStreamHandler {
    private final ChunkFiles files;
    private final CsvSettings settings;

    /** As AWS Lambda makes it. */
    public WriteOutputFile() {
        this(new S3ChunkFiles(CsvClients.s3()), CsvSettings.from(new EnvironmentSettings(System.getenv())));
    }

    WriteOutputFile(ChunkFiles files, CsvSettings settings) {
        this.files = files;
        this.settings = settings;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var json = TaskInput.JSON.readTree(in);
        var chunk = Chunk.read(json.path("input"), settings.delimiter());
        files.join(chunk, json.path("fileContents").valueStream().map(RowGroup::read).toList());
        TaskInput.JSON.writeValue(out, Map.of("response", "success"));
    }
}
