package dev.signalbox.lambda.csvbatch;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.signalbox.lambda.TaskInput;
import dev.signalbox.transfer.EnvironmentSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/** State {@code Validate Data}: says how many rows are good, and which uuids have to be looked up. */
public final class ValidateData implements RequestStreamHandler {
    private final ChunkFiles files;
    private final CsvSettings settings;

    /** As AWS Lambda makes it. */
    public ValidateData() {
        this(new S3ChunkFiles(CsvClients.s3()), CsvSettings.from(new EnvironmentSettings(System.getenv())));
    }

    ValidateData(ChunkFiles files, CsvSettings settings) {
        this.files = files;
        this.settings = settings;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var input = GroupInput.read(in, settings);
        var rows = files.rows(input.chunk(), input.group());
        var uuids = rows.stream().filter(Row::isValid).map(Row::uuid).toList();
        TaskInput.JSON.writeValue(out, Map.of("valid", uuids.size(), "invalid", rows.size() - uuids.size(), "uuids",
                uuids.stream().distinct().toList()));
    }
}
