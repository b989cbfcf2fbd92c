package dev.signalbox.batch;

import dev.signalbox.transfer.Fetched;
import dev.signalbox.transfer.Head;
import dev.signalbox.transfer.s3.S3Target;
import dev.signalbox.transfer.s3.S3Upload;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import software.amazon.awssdk.services.s3.S3Client;

/** A file of the list on its way to its object. */
final class S3FileUpload implements FileUpload {
    private final S3FileStore.Place place;
    private final FileRow row;
    private final Function<Head, String> nameOf;
    private final S3Upload upload;

    S3FileUpload(S3Client s3, ExecutorService uploads, S3FileStore.Place place, FileRow row,
            Function<Head, String> nameOf) {
        this.place = place;
        this.row = row;
        this.nameOf = nameOf;
        this.upload = new S3Upload(s3, uploads, this::target);
    }

    private S3Target target(Head head) {
        var name = nameOf.apply(head);
        return new S3Target(place.bucket(), place.key(name), ContentTypes.of(head, name), metadata());
    }

    /** The list's sha256, if it gave one: S3 wants metadata before the bytes, and a wrong one never completes. */
    private Map<String, String> metadata() {
        var all = new HashMap<>(place.metadata());
        row.sha256().ifPresent(s -> all.put("sha256", s));
        return all;
    }

    @Override
    public void start(Head head) {
        upload.start(head);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
        upload.write(buffer, offset, length);
    }

    @Override
    public StoredFile complete(Fetched fetched) throws IOException {
        var etag = upload.complete(fetched.sha256());
        return new StoredFile(upload.target().key(), fetched.bytes(), fetched.sha256(), etag);
    }

    @Override
    public void close() {
        upload.close();
    }
}
