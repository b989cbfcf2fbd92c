package dev.signalbox.lambda.csvbatch;

import dev.signalbox.lambda.InvalidInput;
import dev.signalbox.lambda.TaskInput;
import dev.signalbox.transfer.s3.S3Target;
import dev.signalbox.transfer.s3.S3Upload;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Writes an input file's chunks and their list. Reads the file twice: chunks are named by how many there are. */
final class Split {
    private final S3Client s3;
    private final Cutter cutter;
    private final char delimiter;

    Split(S3Client s3, int rowsPerChunk, char delimiter) {
        this.s3 = s3;
        this.cutter = new Cutter(rowsPerChunk, delimiter);
        this.delimiter = delimiter;
    }

    /** How many there are. */
    record Done(long rows, int chunks) {}

    Done split(InputFile file, Run run) throws IOException {
        int[] chunks = {0};
        long rows;
        try (var body = open(file)) {
            rows = cutter.cut(body, (_, _, _) -> chunks[0]++);
        }
        var target = S3Target.of(file.bucket(), run.chunkList(), "application/json");
        try (var body = open(file);
                var parts = Executors.newVirtualThreadPerTaskExecutor();
                var writer = new ChunkWriter(s3);
                var list = S3Upload.open(s3, parts, target)) {
            var listed = new ChunkList(list);
            cutter.cut(body, (bytes, firstRow, _) -> {
                var key = run.chunkKey(file.basename(), listed.count + 1, chunks[0]);
                writer.write(file.bucket(), key, bytes);
                listed.add(new Chunk(file.bucket() + "/" + key, run.folder(), file.address(), firstRow, delimiter));
            });
            writer.finish();
            listed.complete();
        }
        s3.putObject(b -> b.bucket(file.bucket()).key("work/" + run.folder() + "/output/_started"),
                RequestBody.empty());
        return new Done(rows, chunks[0]);
    }

    /** The version that the event told of, whatever was uploaded since. */
    private InputStream open(InputFile file) {
        try {
            return new BufferedInputStream(s3.getObject(b -> {
                b.bucket(file.bucket()).key(file.key());
                file.version().ifPresentOrElse(b::versionId, () -> {
                    if (!file.etag().isEmpty()) {
                        b.ifMatch('"' + file.etag() + '"');
                    }
                });
            }), 64 * 1024);
        } catch (NoSuchKeyException e) {
            throw gone("There is no object " + file.address(), e);
        } catch (S3Exception e) {
            if (e.statusCode() == 412) {
                throw gone(file.address() + " was replaced since; its new content has a run of its own", e);
            }
            throw e;
        }
    }

    private static InvalidInput gone(String message, S3Exception cause) {
        var gone = new InvalidInput(message);
        gone.initCause(cause);
        return gone;
    }

    private static final class ChunkList {
        private final S3Upload list;
        private int count;

        ChunkList(S3Upload list) {
            this.list = list;
        }

        void add(Chunk chunk) throws IOException {
            write((count++ == 0 ? "[" : ",\n") + TaskInput.JSON.writeValueAsString(chunk.json()));
        }

        void complete() throws IOException {
            write(count == 0 ? "[]" : "]\n");
            list.complete();
        }

        private void write(String text) throws IOException {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            list.write(bytes, 0, bytes.length);
        }
    }
}
