package dev.signalbox.console.gateway.aws;

import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.transfer.Algorithm;
import dev.signalbox.console.model.transfer.StoredObject;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** Reads what S3 says about an object, from the two answers that say it. */
final class S3Objects {
    private S3Objects() {}

    static StoredObject of(S3Location place, HeadObjectResponse head) {
        var sums = new EnumMap<Algorithm, String>(Algorithm.class);
        put(sums, Algorithm.CRC64NVME, head.checksumCRC64NVME());
        put(sums, Algorithm.CRC32C, head.checksumCRC32C());
        put(sums, Algorithm.CRC32, head.checksumCRC32());
        put(sums, Algorithm.SHA256, head.checksumSHA256());
        put(sums, Algorithm.SHA1, head.checksumSHA1());
        return new StoredObject(place, head.contentLength(), text(head.eTag()), time(head.lastModified()), sums,
                plain(head.serverSideEncryption(), head.sseCustomerAlgorithm()));
    }

    static StoredObject of(S3Location place, GetObjectResponse get) {
        var sums = new EnumMap<Algorithm, String>(Algorithm.class);
        put(sums, Algorithm.CRC64NVME, get.checksumCRC64NVME());
        put(sums, Algorithm.CRC32C, get.checksumCRC32C());
        put(sums, Algorithm.CRC32, get.checksumCRC32());
        put(sums, Algorithm.SHA256, get.checksumSHA256());
        put(sums, Algorithm.SHA1, get.checksumSHA1());
        return new StoredObject(place, get.contentLength(), text(get.eTag()), time(get.lastModified()), sums,
                plain(get.serverSideEncryption(), get.sseCustomerAlgorithm()));
    }

    private static void put(Map<Algorithm, String> sums, Algorithm algorithm, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            sums.put(algorithm, value);
        }
    }

    /** Only then the ETag is made of MD5 digests. */
    private static boolean plain(@Nullable ServerSideEncryption with, @Nullable String customers) {
        return (with == null || with == ServerSideEncryption.AES256) && customers == null;
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }

    private static Instant time(@Nullable Instant value) {
        return Objects.requireNonNullElse(value, Instant.EPOCH);
    }
}
