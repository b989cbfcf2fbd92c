package dev.signalbox.console.gateway.aws;

import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.InvalidObjectStateException;

/** Makes S3 clients. */
final class S3Access {
    private S3Access() {}

    static Lazy<S3Client> of(AwsClients clients) {
        return new Lazy<>(() -> clients.client(builder(clients)));
    }

    /**
     * The local cloud has no host names per bucket; AWS answers both styles. Of AWS's buckets some are in other Regions: it says so,
     * and the SDK asks there and remembers it. An endpoint that is given is all there is.
     */
    static S3ClientBuilder builder(AwsClients clients) {
        boolean given = clients.connection().pathStyle();
        return S3Client.builder().forcePathStyle(given).crossRegionAccessEnabled(!given);
    }

    /** Whether S3 only says that the bucket is in another Region, in one of its three ways. */
    static boolean isRedirect(AwsServiceException answer) {
        return answer.statusCode() == 301 || answer.statusCode() == 307 || answer.statusCode() == 400 && region(answer)
                .isPresent();
    }

    /** Whether an object is listed but cannot be read as it is. S3 says so with the status of a denial. */
    static boolean isArchived(AwsServiceException answer) {
        return Optional.ofNullable(answer.awsErrorDetails()).filter(d -> "InvalidObjectState".equals(d.errorCode()))
                .isPresent();
    }

    /** Where it is, and what to do about it. */
    static String archived(AwsServiceException answer) {
        Optional<InvalidObjectStateException> told = Optional.of(answer).filter(
                InvalidObjectStateException.class::isInstance).map(InvalidObjectStateException.class::cast);
        String where = told.map(InvalidObjectStateException::accessTierAsString).or(() -> told.map(
                InvalidObjectStateException::storageClassAsString)).orElse("an archive");
        return "The object is archived in " + where
                + " and cannot be read as it is; restore it first (aws s3api restore-object), which takes minutes to days";
    }

    /** The bucket's Region, which S3 tells also to those whom it refuses. */
    static Optional<String> region(AwsServiceException answer) {
        return Optional.ofNullable(answer.awsErrorDetails()).map(AwsErrorDetails::sdkHttpResponse).flatMap(r -> r
                .firstMatchingHeader("x-amz-bucket-region"));
    }
}
