package dev.signalbox.localcloud.service.s3.awssdk;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

final class PresignedAddressTest {
    private static final Instant SIGNED = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void holdsUntilItExpires() {
        assertThatCode(() -> check("900", SIGNED.plusSeconds(899))).doesNotThrowAnyException();
        refused("900", SIGNED.plusSeconds(900), "AccessDenied", "Request has expired");
    }

    @Test
    void doesNotHoldBeforeItWasSigned() {
        assertThatCode(() -> check("900", SIGNED.minusSeconds(899))).doesNotThrowAnyException();
        refused("900", SIGNED.minusSeconds(901), "AccessDenied", "Request is not valid yet");
    }

    @Test
    void holdsForAWeekAtMost() {
        assertThatCode(() -> check("604800", SIGNED.plusSeconds(604_799))).doesNotThrowAnyException();
        refused("604801", SIGNED, "AuthorizationQueryParametersError", "less than a week");
        refused("-1", SIGNED, "AuthorizationQueryParametersError", "non-negative");
        refused("soon", SIGNED, "AuthorizationQueryParametersError", "should be a number");
    }

    @Test
    void isNotAskedOfOtherRequests() {
        assertThatCode(() -> PresignedAddress.check(Map.<String, String>of()::get, SIGNED)).doesNotThrowAnyException();
    }

    private static void check(String expires, Instant now) {
        PresignedAddress.check(Map.of("X-Amz-Signature", "0", "X-Amz-Date", "20260101T120000Z", "X-Amz-Expires",
                expires)::get, now);
    }

    private static void refused(String expires, Instant now, String code, String message) {
        assertThatThrownBy(() -> check(expires, now)).isInstanceOfSatisfying(AwsServiceException.class,
                e -> org.assertj.core.api.Assertions.assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code))
                .hasMessageContaining(message);
    }
}
