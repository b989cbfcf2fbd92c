package dev.signalbox.lambda.csvbatch;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.signalbox.lambda.LambdaLog;
import dev.signalbox.lambda.TableWriter;
import dev.signalbox.lambda.TaskInput;
import dev.signalbox.transfer.EnvironmentSettings;
import dev.signalbox.transfer.TransferTime;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** State {@code Store Error Record}: records the rows that are no orders, or whose uuid nobody knows. */
public final class StoreErrorRecords implements RequestStreamHandler {
    private final ChunkFiles files;
    private final CsvSettings settings;
    private final ErrorTable table;

    /** As AWS Lambda makes it. */
    public StoreErrorRecords() {
        this(new EnvironmentSettings(System.getenv()));
    }

    private StoreErrorRecords(EnvironmentSettings env) {
        this(new S3ChunkFiles(CsvClients.s3()), CsvSettings.from(env), table(env));
    }

    StoreErrorRecords(ChunkFiles files, CsvSettings settings, ErrorTable table) {
        this.files = files;
        this.settings = settings;
        this.table = table;
    }

    private static ErrorTable table(EnvironmentSettings env) {
        var writer = new TableWriter(DynamoDbClient.create(), env.required("ErrorTable"), TransferTime.system());
        return new ErrorTable(writer, Duration.ofDays(env.number("RecordDays", 90, 1, 3650)),
                TransferTime.system());
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var input = GroupInput.read(in, settings);
        var found = Financials.byUuid(input.json().path("financialdata"));
        var bad = files.rows(input.chunk(), input.group()).stream()
                .filter(r -> !r.isValid() || !found.containsKey(r.uuid())).toList();
        table.store(input.chunk(), bad);
        LambdaLog.of(context, input.chunk().run()).info("rows.refused", Map.of("rows", bad.size()));
        TaskInput.JSON.writeValue(out, Map.of("stored", bad.size()));
    }
}
