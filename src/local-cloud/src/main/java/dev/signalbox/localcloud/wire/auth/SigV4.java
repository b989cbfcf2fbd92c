package dev.signalbox.localcloud.wire.auth;

import dev.signalbox.localcloud.runtime.Caller;
import dev.signalbox.localcloud.runtime.SessionKeys;
import dev.signalbox.localcloud.runtime.Time;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.BiFunction;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Verifies header-signed requests: the key is known, the signature is fresh, and it covers what arrived. */
public final class SigV4 {
    private static final String CONTENT_HASH = "x-amz-content-sha256";
    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final Duration S3_SKEW = Duration.ofMinutes(15);
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(
            ZoneOffset.UTC);

    private final SessionKeys keys;
    private final Time time;

    public SigV4(SessionKeys keys, Time time) {
        this.keys = keys;
        this.time = time;
    }

    /** @throws Refused when the request may not pass */
    public Caller verify(SignedRequest request) {
        return verify(request, SigV4::bodyHash);
    }

    /**
     * Verifies all but the body, for S3's large ones: whoever reads the body must compare it with the digest stated in
     * {@code x-amz-content-sha256}, which the signature covers.
     *
     * @throws Refused when the request may not pass
     */
    public Caller verifyHead(SignedRequest request) {
        return verify(request, SigV4::statedHash);
    }

    private Caller verify(SignedRequest request, BiFunction<SignedRequest, Boolean, String> bodyHash) {
        var header = request.header("Authorization").orElseThrow(() -> new Refused(Refusal.UNSIGNED));
        var given = Authorization.parse(header).orElseThrow(() -> new Refused(Refusal.INCOMPLETE));
        var stamp = request.header("X-Amz-Date").orElseThrow(() -> new Refused(Refusal.INCOMPLETE));
        var secret = keys.secretOf(given.accessKeyId(), time.now()).orElseThrow(() -> new Refused(Refusal.UNKNOWN_KEY));
        checkDate(stamp, given);
        if (!given.signedHeaders().contains("host")) {
            throw new Refused(Refusal.INCOMPLETE);
        }
        boolean s3 = given.service().equals("s3");
        var canonical = new CanonicalRequest(request, s3).text(given.signedHeaders(), bodyHash.apply(request, s3));
        var expected = sign(secret, given, stamp, canonical);
        if (!MessageDigest.isEqual(utf8(expected), utf8(given.signature()))) {
            throw new Refused(Refusal.WRONG);
        }
        return new Caller(given.accessKeyId(), session(request, given));
    }

    /** A temporary key is good only together with the token it was issued with. */
    private Optional<String> session(SignedRequest request, Authorization given) {
        if (!SessionKeys.isTemporary(given.accessKeyId())) {
            return Optional.empty();
        }
        var token = request.header("X-Amz-Security-Token").orElse("");
        return Optional.of(keys.sessionOf(given.accessKeyId(), token).orElseThrow(() -> new Refused(
                Refusal.UNKNOWN_KEY)));
    }

    private void checkDate(String stamp, Authorization given) {
        try {
            var signed = Instant.from(STAMP.parse(stamp));
            var drift = Duration.between(signed, time.now()).abs();
            if (drift.compareTo(given.service().equals("s3") ? S3_SKEW : SKEW) > 0 || !stamp.startsWith(given.date())) {
                throw new Refused(Refusal.OLD);
            }
        } catch (DateTimeParseException e) {
            throw new Refused(Refusal.INCOMPLETE);
        }
    }

    /** S3 may leave the body unsigned; elsewhere the digest must be that of the body which arrived. */
    private static String bodyHash(SignedRequest request, boolean s3) {
        var stated = request.header(CONTENT_HASH);
        if (s3 && stated.filter("UNSIGNED-PAYLOAD"::equals).isPresent()) {
            return stated.get();
        }
        var real = hex(sha256(request.body().get()));
        if (stated.isPresent() && !stated.get().equals(real)) {
            throw new Refused(Refusal.WRONG);
        }
        return real;
    }

    private static String statedHash(SignedRequest request, boolean s3) {
        return request.header(CONTENT_HASH).filter(_ -> s3).orElseThrow(() -> new Refused(Refusal.INCOMPLETE));
    }

    private static String sign(String secret, Authorization given, String stamp, String canonical) {
        var text = "AWS4-HMAC-SHA256\n" + stamp + "\n" + given.scope() + "\n" + hex(sha256(utf8(canonical)));
        byte[] key = utf8("AWS4" + secret);
        for (var step : new String[]{given.date(), given.region(), given.service(), "aws4_request", text}) {
            key = hmac(key, step);
        }
        return hex(key);
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(utf8(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256", e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
