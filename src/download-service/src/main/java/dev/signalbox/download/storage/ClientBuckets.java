package dev.signalbox.download.storage;

import dev.signalbox.download.job.OwnBucket;
import dev.signalbox.download.storage.FileStorage.Finished;
import dev.signalbox.transfer.s3.S3Target;
import java.io.IOException;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Puts files into the buckets that clients name, with their {@code extra} as the object's metadata. */
public final class ClientBuckets implements AutoCloseable {
    /** A region becomes a part of a host name, so nothing else may pass. */
    private static final Pattern REGION = Pattern.compile("[a-z]{2,4}(-[a-z]{1,12}){1,3}-\\d{1,2}");
    private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{1,254}");

    private final RegionClients clients;
    private final ObjectUpload upload = new ObjectUpload(ObjectUpload.ONE_REQUEST);

    /** @param clientOf makes a client for a region; a few of them are kept, the others closed */
    public ClientBuckets(Function<Region, S3Client> clientOf) {
        this.clients = new RegionClients(clientOf);
    }

    /**
     * With the credentials of this machine.
     *
     * @param uploads at a time, at most
     */
    public static ClientBuckets ofAws(int uploads) {
        return new ClientBuckets(r -> S3Storage.client(r, uploads).build());
    }

    /** Why a file did not get into a client's bucket. */
    public static final class BucketException extends Exception {
        private static final long serialVersionUID = 1L;
        private final boolean mayPass;

        BucketException(String message, boolean mayPass) {
            super(message);
            this.mayPass = mayPass;
        }

        public boolean mayPass() {
            return mayPass;
        }
    }

    /** @param extra of the job: empty, or a JSON object */
    public void store(Finished file, FilePath path, OwnBucket bucket, String extra)
            throws BucketException, IOException, InterruptedException {
        check(bucket);
        var target = new S3Target(bucket.bucket(), path.value(), file.typeOrBytes(), metadata(extra));
        try (var client = clients.use(Region.of(bucket.region()))) {
            upload.send(client.s3(), file, target);
        } catch (SdkException e) {
            throw refused(bucket, e);
        } catch (IOException e) {
            if (e.getCause() instanceof SdkException sdk) {
                throw refused(bucket, sdk);
            }
            throw e;
        }
    }

    private static void check(OwnBucket bucket) throws BucketException {
        if (!REGION.matcher(bucket.region()).matches() || !BUCKET.matcher(bucket.bucket()).matches()) {
            throw new BucketException("s3_bucket or s3_region is not the name of one", false);
        }
    }

    private static Map<String, String> metadata(String extra) throws BucketException {
        try {
            return ObjectMetadata.of(extra);
        } catch (IllegalArgumentException e) {
            throw new BucketException(String.valueOf(e.getMessage()), false);
        }
    }

    /** What the client has to set right does not pass; what S3 has to, does. */
    private static BucketException refused(OwnBucket bucket, SdkException fault) {
        boolean lasting = fault instanceof S3Exception s3 && s3.statusCode() >= 400 && s3.statusCode() < 500
                && !fault.retryable();
        return new BucketException("Bucket " + bucket.bucket() + " did not take the file: " + fault.getMessage(),
                !lasting);
    }

    @Override
    public void close() {
        upload.close();
        clients.close();
    }
}
