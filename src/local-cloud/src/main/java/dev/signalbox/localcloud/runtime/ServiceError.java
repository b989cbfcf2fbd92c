package dev.signalbox.localcloud.runtime;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Makes the exceptions that services throw; the wire turns them into the protocol's error envelope. */
public final class ServiceError {
    /** Header that carries the Query protocol's code beside a JSON error. */
    public static final String QUERY_ERROR = "x-amzn-query-error";

    private ServiceError() {}

    /**
     * @param builder of the SDK's modelled exception, or of {@link AwsServiceException} for unmodelled codes
     * @param status HTTP status that AWS answers with
     * @param code error code on the wire; it cannot be derived from the class name
     */
    public static AwsServiceException of(AwsServiceException.Builder builder, int status, String code, String message) {
        var details = AwsErrorDetails.builder().errorCode(code).errorMessage(message).build();
        return builder.statusCode(status).message(message).awsErrorDetails(details).build();
    }

    /** An unmodelled sender error, such as CloudFormation's {@code ValidationError}. */
    public static AwsServiceException of(int status, String code, String message) {
        return of(AwsServiceException.builder(), status, code, message);
    }

    /**
     * An error of a service that once spoke Query and kept that protocol's codes beside its new names, as SQS did. SDKs
     * show the old code.
     *
     * @param code name of the modelled exception, such as {@code QueueDoesNotExist}
     * @param queryCode for example {@code AWS.SimpleQueueService.NonExistentQueue}
     */
    public static AwsServiceException of(AwsServiceException.Builder builder, String code, String queryCode,
            String message) {
        var http = SdkHttpResponse.builder().statusCode(400).putHeader(QUERY_ERROR, queryCode + ";Sender").build();
        var details = AwsErrorDetails.builder().errorCode(code).errorMessage(message).sdkHttpResponse(http).build();
        return builder.statusCode(400).message(message).awsErrorDetails(details).build();
    }

    /** An error that tells more in headers, as S3's do of delete markers. */
    public static AwsServiceException of(AwsServiceException.Builder builder, int status, String code, String message,
            Map<String, String> headers) {
        var http = SdkHttpResponse.builder().statusCode(status);
        headers.forEach(http::putHeader);
        var details = AwsErrorDetails.builder().errorCode(code).errorMessage(message).sdkHttpResponse(http.build())
                .build();
        return builder.statusCode(status).message(message).awsErrorDetails(details).build();
    }

    /** The headers that an error was made with. */
    public static Map<String, String> headersOf(AwsServiceException error) {
        var headers = new LinkedHashMap<String, String>();
        Optional.ofNullable(error.awsErrorDetails()).flatMap(details -> Optional.ofNullable(details.sdkHttpResponse()))
                .ifPresent(http -> http.forEachHeader((name, values) -> headers.put(name, String.join(",", values))));
        return headers;
    }

    /** Value of the header {@link #QUERY_ERROR}, for services that have it. */
    public static Optional<String> queryErrorOf(AwsServiceException error) {
        return Optional.ofNullable(error.awsErrorDetails()).flatMap(details -> Optional.ofNullable(details
                .sdkHttpResponse())).flatMap(http -> http.firstMatchingHeader(QUERY_ERROR));
    }

    /** The error code on the wire, {@code InternalFailure} when none was given. */
    public static String codeOf(AwsServiceException error) {
        var details = error.awsErrorDetails();
        return details == null || details.errorCode() == null ? "InternalFailure" : details.errorCode();
    }

    /** The message without the SDK's own additions. */
    public static String messageOf(AwsServiceException error) {
        var details = error.awsErrorDetails();
        return details == null || details.errorMessage() == null ? String.valueOf(error.getMessage())
                : details.errorMessage();
    }
}
