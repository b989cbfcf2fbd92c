package dev.signalbox.localcloud.service.s3.awssdk;

import dev.signalbox.localcloud.runtime.ServiceError;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * When an address that carries its signature holds
 * (docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html). Whether the signature is right, S3Proxy's
 * handler tells; it looks at the computer's clock, we at the cloud's.
 */
final class PresignedAddress {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(
            ZoneOffset.UTC);
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final Duration SKEW = Duration.ofMinutes(15);

    private PresignedAddress() {}

    /** @throws AwsServiceException when the address does not hold now */
    static void check(Function<String, @Nullable String> parameter, Instant now) {
        if (parameter.apply("X-Amz-Signature") == null) {
            return;
        }
        var seconds = seconds(Optional.ofNullable(parameter.apply("X-Amz-Expires")).orElse(""));
        if (seconds < 0) {
            throw malformed("X-Amz-Expires must be non-negative");
        }
        if (seconds > LONGEST.toSeconds()) {
            throw malformed("X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires "
                    + "must be less than 604800 seconds");
        }
        var signed = time(Optional.ofNullable(parameter.apply("X-Amz-Date")).orElse(""));
        if (signed.isAfter(now.plus(SKEW))) {
            throw denied("Request is not valid yet");
        }
        if (!now.isBefore(signed.plusSeconds(seconds))) {
            throw denied("Request has expired");
        }
    }

    private static long seconds(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw malformed("X-Amz-Expires should be a number");
        }
    }

    private static Instant time(String text) {
        try {
            return Instant.from(STAMP.parse(text));
        } catch (DateTimeException e) {
            throw malformed("X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"");
        }
    }

    private static AwsServiceException malformed(String message) {
        return ServiceError.of(400, "AuthorizationQueryParametersError", message);
    }

    private static AwsServiceException denied(String message) {
        return ServiceError.of(403, "AccessDenied", message);
    }
}
