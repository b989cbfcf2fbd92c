package dev.signalbox.localcloud;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Shows for some minutes that its maker knows the secret key, without telling it. */
final class SnapshotProof {
    static final String HEADER = "x-signalbox-proof";
    private static final String ALGORITHM = "HmacSHA256";
    private static final Duration VALID = Duration.ofMinutes(5);

    private SnapshotProof() {}

    static String make(String secret, Instant now) {
        return now.getEpochSecond() + "-" + mac(secret, now.getEpochSecond());
    }

    static boolean holds(String proof, String secret, Instant now) {
        var parts = proof.split("-", 2);
        if (parts.length != 2 || !parts[0].matches("[0-9]{1,12}")) {
            return false;
        }
        long made = Long.parseLong(parts[0]);
        return Math.abs(now.getEpochSecond() - made) <= VALID.toSeconds() && MessageDigest.isEqual(mac(secret, made)
                .getBytes(StandardCharsets.UTF_8), parts[1].getBytes(StandardCharsets.UTF_8));
    }

    private static String mac(String secret, long second) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(("signalbox snapshot " + second).getBytes(
                    StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
        }
    }
}
