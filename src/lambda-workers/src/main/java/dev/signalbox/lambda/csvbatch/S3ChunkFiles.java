package dev.signalbox.lambda.csvbatch;

import dev.signalbox.lambda.csv.CsvReader;
import dev.signalbox.transfer.s3.S3Target;
import dev.signalbox.transfer.s3.S3Upload;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Chunks in S3. */
final class S3ChunkFiles implements ChunkFiles {
    private static final String CSV = "text/csv";

    private final S3Client s3;

    S3ChunkFiles(S3Client s3) {
        this.s3 = s3;
    }

    @Override
    public List<RowGroup> groups(Chunk chunk, int rows) throws IOException {
        var groups = new ArrayList<RowGroup>();
        try (var body = new BufferedInputStream(s3.getObject(b -> b.bucket(chunk.bucket()).key(chunk.key())))) {
            var reader = new CsvReader(body, chunk.delimiter());
            var from = reader.next().map(h -> h.end()).orElse(0L);
            long number = chunk.firstRow();
            int count = 0;
            long end = from;
            for (var row = reader.next(); row.isPresent(); row = reader.next()) {
                end = row.get().end();
                if (++count == rows) {
                    groups.add(new RowGroup(from, end, number, count));
                    number += count;
                    from = end;
                    count = 0;
                }
            }
            if (count > 0) {
                groups.add(new RowGroup(from, end, number, count));
            }
        }
        return groups;
    }

    @Override
    public List<Row> rows(Chunk chunk, RowGroup group) throws IOException {
        var range = "bytes=" + group.from() + "-" + (group.to() - 1);
        var rows = new ArrayList<Row>();
        try (var body = s3.getObject(b -> b.bucket(chunk.bucket()).key(chunk.key()).range(range))) {
            var reader = new CsvReader(body, chunk.delimiter());
            for (var record = reader.next(); record.isPresent(); record = reader.next()) {
                rows.add(Row.of(group.firstRow() + rows.size(), record.get()));
            }
        }
        if (rows.size() != group.rows()) {
            throw new IllegalStateException(chunk.path() + " changed while it was processed");
        }
        return rows;
    }

    @Override
    public void writePiece(Chunk chunk, RowGroup group, String rows) {
        s3.putObject(b -> b.bucket(chunk.bucket()).key(chunk.pieceKey(group.firstRow())).contentType(CSV),
                RequestBody.fromString(rows));
    }

    @Override
    public void join(Chunk chunk, List<RowGroup> groups) throws IOException {
        try (var parts = Executors.newVirtualThreadPerTaskExecutor();
                var upload = S3Upload.open(s3, parts, S3Target.of(chunk.bucket(), chunk.outputKey(), CSV))) {
            for (var group : groups) {
                var bytes = s3.getObjectAsBytes(b -> b.bucket(chunk.bucket())
                        .key(chunk.pieceKey(group.firstRow()))).asByteArrayUnsafe();
                upload.write(bytes, 0, bytes.length);
            }
            upload.complete();
        }
    }
}
