package dev.signalbox.localcloud.service.s3.objects;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;

/**
 * The conditional headers of a request. Tags may be quoted or not.
 *
 * @param ifMatch absent, {@code *} or a list of tags
 */
public record Conditions(Optional<String> ifMatch, Optional<String> ifNoneMatch, Optional<Instant> ifModifiedSince,
        Optional<Instant> ifUnmodifiedSince) {
    public static final Conditions NONE = new Conditions(Optional.empty(), Optional.empty(), Optional.empty(), Optional
            .empty());

    public static Conditions onWrite(Optional<String> ifMatch, Optional<String> ifNoneMatch) {
        return new Conditions(ifMatch, ifNoneMatch, Optional.empty(), Optional.empty());
    }

    /** @throws software.amazon.awssdk.awscore.exception.AwsServiceException when the object may not be read */
    void checkRead(StoredObject object) {
        var modified = object.modified().truncatedTo(ChronoUnit.SECONDS);
        if (ifMatch.isPresent() ? !matches(ifMatch.get(), object)
                : ifUnmodifiedSince.filter(modified::isAfter).isPresent()) {
            throw S3Errors.preconditionFailed();
        }
        if (ifNoneMatch.isPresent() ? matches(ifNoneMatch.get(), object)
                : ifModifiedSince.filter(time -> !modified.isAfter(time)).isPresent()) {
            throw S3Errors.notModified();
        }
    }

    /** @throws software.amazon.awssdk.awscore.exception.AwsServiceException when the object may not be copied */
    void checkCopy(StoredObject object) {
        var modified = object.modified().truncatedTo(ChronoUnit.SECONDS);
        boolean refused = ifMatch.isPresent() ? !matches(ifMatch.get(), object)
                : ifUnmodifiedSince.filter(modified::isAfter).isPresent();
        boolean same = ifNoneMatch.isPresent() ? matches(ifNoneMatch.get(), object)
                : ifModifiedSince.filter(time -> !modified.isAfter(time)).isPresent();
        if (refused || same) {
            throw S3Errors.preconditionFailed();
        }
    }

    /** @throws software.amazon.awssdk.awscore.exception.AwsServiceException when the object may not be replaced */
    void checkWrite(Optional<StoredObject> current) {
        if (ifMatch.isPresent() && current.isEmpty()) {
            throw S3Errors.noSuchKey();
        }
        boolean another = ifMatch.isPresent() && !matches(ifMatch.get(), current.orElseThrow());
        boolean already = ifNoneMatch.isPresent() && current.filter(object -> matches(ifNoneMatch.get(), object))
                .isPresent();
        if (another || already) {
            throw S3Errors.preconditionFailed();
        }
    }

    /** @throws software.amazon.awssdk.awscore.exception.AwsServiceException when the object may not be deleted */
    void checkDelete(Optional<StoredObject> current) {
        if (ifMatch.isPresent() && current.filter(object -> matches(ifMatch.get(), object)).isEmpty()) {
            throw S3Errors.preconditionFailed();
        }
    }

    private static boolean matches(String tags, StoredObject object) {
        return tags.strip().equals("*") || Arrays.stream(tags.split(",")).map(tag -> tag.strip().replace("\"", ""))
                .anyMatch(object.eTag()::equals);
    }
}
