package dev.signalbox.lambda.csvbatch;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.lambda.TaskInput;
import dev.signalbox.lambda.csv.CsvLine;
import dev.signalbox.lambda.csv.CsvReader;
import dev.signalbox.transfer.s3.S3Target;
import dev.signalbox.transfer.s3.S3Upload;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import software.amazon.awssdk.services.s3.S3Client;

/** Puts the chunks' outputs one after another, in the order of the list that the split wrote. */
final class Merge {
    private static final String HEADER = "uuid,Country,Item Type,Sales Channel,Order Priority,Order Date,Region,"
            + "Ship Date,Units Sold,Unit Price,Unit Cost,Total Revenue,Total Cost,Total Profit\n";

    private final S3Client s3;

    Merge(S3Client s3) {
        this.s3 = s3;
    }

    /** @return how many rows the merged file has, its header not counted */
    long merge(String bucket, String chunkList, String output) throws IOException {
        try (var parts = Executors.newVirtualThreadPerTaskExecutor();
                var upload = S3Upload.open(s3, parts, S3Target.of(bucket, output, "text/csv; charset=utf-8"));
                var list = s3.getObject(b -> b.bucket(bucket).key(chunkList));
                JsonParser parser = TaskInput.JSON.createParser(list)) {
            write(upload, HEADER);
            long rows = 0;
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    JsonNode chunk = parser.readValueAsTree();
                    rows += append(Chunk.read(chunk, ','), upload);
                }
            }
            upload.complete();
            return rows;
        }
    }

    private long append(Chunk chunk, S3Upload upload) throws IOException {
        long rows = 0;
        try (var body = new BufferedInputStream(
                s3.getObject(b -> b.bucket(chunk.bucket()).key(chunk.outputKey())))) {
            var reader = new CsvReader(body, ',');
            for (var row = reader.next(); row.isPresent(); row = reader.next()) {
                write(upload, CsvLine.plain(row.get().fields()));
                rows++;
            }
        }
        return rows;
    }

    private static void write(S3Upload upload, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        upload.write(bytes, 0, bytes.length);
    }
}
