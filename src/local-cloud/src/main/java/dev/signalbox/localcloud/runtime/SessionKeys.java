package dev.signalbox.localcloud.runtime;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keys that may sign requests: the local pair, and temporary ones derived from it. A temporary key carries its own
 * expiry in its id and its secret is a keyed hash of that id, so nothing has to be kept and a restart changes nothing.
 */
public final class SessionKeys {
    private static final String PREFIX = "ASIA";
    private static final int ID_LENGTH = PREFIX.length() + 24;

    private final CloudIdentity identity;
    private final SecureRandom random = new SecureRandom();

    public SessionKeys(CloudIdentity identity) {
        this.identity = identity;
    }

    /** A temporary key pair; {@code token} names the session and goes with every request that the key signs. */
    public record SessionKey(String accessKeyId, String secretAccessKey, String token) {
        @Override
        public String toString() {
            return "SessionKey[" + accessKeyId + "]";
        }
    }

    /** @param session what the key acts as, for example an assumed role's ARN */
    public SessionKey issue(String session, Instant expiry) {
        var id = ByteBuffer.allocate(12).putInt((int) expiry.getEpochSecond());
        byte[] salt = new byte[8];
        random.nextBytes(salt);
        id.put(salt);
        var keyId = PREFIX + HexFormat.of().withUpperCase().formatHex(id.array());
        return new SessionKey(keyId, secret(keyId), token(keyId, session));
    }

    /** The secret that belongs to an access key id, if the id is known and not expired. */
    public Optional<String> secretOf(String accessKeyId, Instant now) {
        if (accessKeyId.equals(identity.accessKeyId())) {
            return Optional.of(identity.secretAccessKey());
        }
        return expiryOf(accessKeyId).filter(now::isBefore).map(_ -> secret(accessKeyId));
    }

    /** The session a token was issued for, if it is genuine and belongs to the access key. */
    public Optional<String> sessionOf(String accessKeyId, String token) {
        int dot = token.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        try {
            var session = new String(Base64.getUrlDecoder().decode(token.substring(0, dot)), StandardCharsets.UTF_8);
            return Optional.of(session).filter(name -> token(accessKeyId, name).equals(token));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether the id has the form of a temporary key's. */
    public static boolean isTemporary(String accessKeyId) {
        return accessKeyId.length() == ID_LENGTH && accessKeyId.startsWith(PREFIX);
    }

    private static Optional<Instant> expiryOf(String accessKeyId) {
        if (!isTemporary(accessKeyId)) {
            return Optional.empty();
        }
        try {
            var seconds = HexFormat.fromHexDigits(accessKeyId, PREFIX.length(), PREFIX.length() + 8);
            return Optional.of(Instant.ofEpochSecond(Integer.toUnsignedLong(seconds)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private String secret(String accessKeyId) {
        return Base64.getEncoder().encodeToString(keyed("session-secret:" + accessKeyId));
    }

    private String token(String accessKeyId, String session) {
        var name = Base64.getUrlEncoder().withoutPadding().encodeToString(session.getBytes(StandardCharsets.UTF_8));
        return name + "." + HexFormat.of().formatHex(keyed("session-token:" + accessKeyId + ":" + session));
    }

    private byte[] keyed(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(identity.secretAccessKey().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256", e);
        }
    }
}
