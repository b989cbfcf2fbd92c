package dev.signalbox.localcloud.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.localcloud.runtime.CloudIdentity;
import dev.signalbox.localcloud.runtime.SessionKeys;
import dev.signalbox.localcloud.runtime.Time;
import dev.signalbox.localcloud.wire.auth.Refusal;
import dev.signalbox.localcloud.wire.auth.Refused;
import dev.signalbox.localcloud.wire.auth.SigV4;
import dev.signalbox.localcloud.wire.auth.SignedRequest;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Requests signed by the SDK's own signer, then spoiled. */
final class SignatureTest {
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final String BODY = "{\"name\":\"value\"}";

    private final SessionKeys keys = new SessionKeys(new CloudIdentity("0", "local-1", "aws", "local", "secret"));
    private final SigV4 signatures = new SigV4(keys, new Time() {
        @Override
        public Instant now() {
            return NOW;
        }

        @Override
        public Timer at(Instant when, Runnable task) {
            throw new UnsupportedOperationException();
        }
    });

    @Test
    void acceptsWhatTheSdkSigned() {
        assertThat(signatures.verify(request(signed("local", "secret", NOW), BODY)).accessKeyId()).isEqualTo("local");
    }

    @Test
    void acceptsAClockThatIsSlightlyOff() {
        signatures.verify(request(signed("local", "secret", NOW.minus(Duration.ofMinutes(4))), BODY));
        signatures.verify(request(signed("local", "secret", NOW.plus(Duration.ofMinutes(4))), BODY));
    }

    @Test
    void refusesAWrongSecret() {
        refuses(Refusal.WRONG, request(signed("local", "guess", NOW), BODY));
    }

    @Test
    void refusesAnUnknownKey() {
        refuses(Refusal.UNKNOWN_KEY, request(signed("AKIAEXAMPLE", "secret", NOW), BODY));
    }

    @Test
    void refusesAChangedBody() {
        refuses(Refusal.WRONG, request(signed("local", "secret", NOW), BODY.replace("value", "other")));
    }

    @Test
    void refusesAChangedHeaderPathOrQuery() {
        var signed = signed("local", "secret", NOW);

        refuses(Refusal.WRONG, request(signed.toBuilder().putHeader("X-Amz-Target", "Other.Operation").build(), BODY));
        refuses(Refusal.WRONG, request(signed.toBuilder().encodedPath("/other").build(), BODY));
        refuses(Refusal.WRONG, request(signed.toBuilder().putRawQueryParameter("a", "b").build(), BODY));
    }

    @Test
    void refusesAnOldOrFutureDate() {
        refuses(Refusal.OLD, request(signed("local", "secret", NOW.minus(Duration.ofMinutes(6))), BODY));
        refuses(Refusal.OLD, request(signed("local", "secret", NOW.plus(Duration.ofMinutes(6))), BODY));
    }

    @Test
    void refusesNoAndHalfASignature() {
        var signed = signed("local", "secret", NOW);

        refuses(Refusal.UNSIGNED, request(signed.toBuilder().removeHeader("Authorization").build(), BODY));
        refuses(Refusal.INCOMPLETE, request(signed.toBuilder().putHeader("Authorization", "AWS4-HMAC-SHA256 nonsense")
                .build(), BODY));
        refuses(Refusal.INCOMPLETE, request(signed.toBuilder().removeHeader("X-Amz-Date").build(), BODY));
    }

    @Test
    void lendsKeysOnlyUntilTheyExpire() {
        var lent = keys.issue("arn:aws:sts::0:assumed-role/r/s", NOW.plusSeconds(1));

        assertThat(keys.secretOf(lent.accessKeyId(), NOW)).contains(lent.secretAccessKey());
        assertThat(keys.secretOf(lent.accessKeyId(), NOW.plusSeconds(1))).isEmpty();
        assertThat(keys.sessionOf(lent.accessKeyId(), lent.token())).contains("arn:aws:sts::0:assumed-role/r/s");
        assertThat(keys.sessionOf("ASIA000000000000000000000000", lent.token())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Refusal.class)
    void hasACodeForEveryProtocol(Refusal reason) {
        for (var protocol : Protocol.values()) {
            var error = AuthErrors.of(reason, protocol);
            assertThat(error.statusCode()).isBetween(400, 403);
            assertThat(error.awsErrorDetails().errorCode()).isNotEmpty();
        }
    }

    private void refuses(Refusal reason, SignedRequest request) {
        assertThatThrownBy(() -> signatures.verify(request)).isInstanceOfSatisfying(Refused.class, e -> assertThat(e
                .reason()).isEqualTo(reason));
    }

    private static SdkHttpRequest signed(String accessKeyId, String secret, Instant time) {
        var request = SdkHttpRequest.builder().method(SdkHttpMethod.POST).uri(URI.create(
                "http://127.0.0.1:4566/a%20b/c?x=1&y=%2F")).putHeader("X-Amz-Target", "AWSStepFunctions.Thing")
                .putHeader("Content-Type", "application/x-amz-json-1.0").build();
        return AwsV4HttpSigner.create().sign(r -> r.identity(AwsCredentialsIdentity.create(accessKeyId, secret))
                .request(request).payload(() -> new ByteArrayInputStream(BODY.getBytes(StandardCharsets.UTF_8)))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "states").putProperty(AwsV4HttpSigner.REGION_NAME,
                        "local-1").putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(time, ZoneOffset.UTC)))
                .request();
    }

    private static SignedRequest request(SdkHttpRequest request, String body) {
        return new SignedRequest("POST", request.encodedPath(), request.encodedQueryParameters().orElse(""),
                name -> Optional.of(request.matchingHeaders(name)).filter(values -> !values.isEmpty()).map(
                        values -> String.join(",", values)), () -> body.getBytes(StandardCharsets.UTF_8));
    }
}
