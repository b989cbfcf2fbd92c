package dev.signalbox.lambda.csvbatch;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.signalbox.lambda.TaskInput;
import dev.signalbox.lambda.csv.CsvLine;
import dev.signalbox.transfer.EnvironmentSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Map;

/** State {@code Write Enriched Rows}: joins good rows with what was found about them. */
public final class WriteRows implements RequestStreamHandler {
    private final ChunkFiles files;
    private final CsvSettings settings;

    /** As AWS Lambda makes it. */
    public WriteRows() {
        this(new S3ChunkFiles(CsvClients.s3()), CsvSettings.from(new EnvironmentSettings(System.getenv())));
    }

    WriteRows(ChunkFiles files, CsvSettings settings) {
        this.files = files;
        this.settings = settings;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var input = GroupInput.read(in, settings);
        var found = Financials.byUuid(input.json().path("financialdata"));
        var rows = files.rows(input.chunk(), input.group());
        var text = new StringBuilder();
        int written = 0;
        for (var row : rows) {
            var financials = found.get(row.uuid());
            if (row.isValid() && financials != null) {
                var fields = new ArrayList<>(Order.values(row.record()));
                fields.addAll(financials.values());
                text.append(CsvLine.quoted(fields, ','));
                written++;
            }
        }
        files.writePiece(input.chunk(), input.group(), text.toString());
        TaskInput.JSON.writeValue(out, Map.of("written", written, "errors", rows.size() - written));
    }
}
