package dev.signalbox.batch;

import dev.signalbox.transfer.Head;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Keeps an execution's files below its name in a bucket. */
final class S3FileStore implements FileStore {
    private final S3Client s3;
    private final ExecutorService uploads;
    private final Place place;

    /** @param uploads sends parts while the next ones arrive */
    S3FileStore(S3Client s3, ExecutorService uploads, Place place) {
        this.s3 = s3;
        this.uploads = uploads;
        this.place = place;
    }

    /**
     * Where the objects go and what they say of their origin.
     *
     * @param execution its name is the prefix
     */
    record Place(String bucket, String execution, String jobId) {
        String key(String name) {
            return execution + "/" + name;
        }

        /** S3 takes ASCII only. */
        Map<String, String> metadata() {
            return Map.of("signalbox-execution", URLEncoder.encode(execution, StandardCharsets.UTF_8),
                    "signalbox-job", URLEncoder.encode(jobId, StandardCharsets.UTF_8));
        }
    }

    @Override
    public boolean holds(StoredFile file) {
        try {
            var head = s3.headObject(b -> b.bucket(place.bucket()).key(file.key()));
            return head.contentLength() == file.bytes() && head.eTag().equals(file.etag());
        } catch (NoSuchKeyException e) {
            return false;
        } catch (S3Exception e) {
            if (e.statusCode() == 404) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public FileUpload upload(FileRow row, Function<Head, String> nameOf) {
        return new S3FileUpload(s3, uploads, place, row, nameOf);
    }

    @Override
    public void put(String name, byte[] body, String contentType) {
        s3.putObject(b -> b.bucket(place.bucket()).key(place.key(name)).contentType(contentType)
                .metadata(place.metadata()), RequestBody.fromBytes(body));
    }
}
