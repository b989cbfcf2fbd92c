package dev.signalbox.download.api.http;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Who may use the API. Only digests of keys are held, and all are compared, in a time that tells nothing. */
public final class ApiKeys {
    /**
     * @param name tells operators which client it is
     * @param sha256 of the key, 64 hexadecimal digits
     */
    public record Key(String name, String sha256) {
        public Key {
            if (!sha256.matches("[0-9A-Fa-f]{64}")) {
                throw new IllegalArgumentException("The SHA-256 of a key has 64 hexadecimal digits");
            }
        }

        /** Of the key in clear, which is not kept. */
        public static Key of(String name, String clear) {
            return new Key(name, HexFormat.of().formatHex(digest(clear)));
        }
    }

    private static final String BEARER = "bearer ";

    private final List<Key> keys;

    /** @param keys none: everybody may do everything */
    public ApiKeys(List<Key> keys) {
        this.keys = List.copyOf(keys);
    }

    void check(Context ctx) {
        if (keys.isEmpty()) {
            return;
        }
        if (given(ctx).filter(this::isKnown).isEmpty()) {
            ctx.header("WWW-Authenticate", "Bearer");
            throw Problem.of(401, "unauthorized",
                    "Send an API key: 'Authorization: Bearer <key>' or 'X-Api-Key: <key>'").raised();
        }
    }

    private boolean isKnown(String clear) {
        var digest = digest(clear);
        var known = false;
        for (var key : keys) {
            known |= MessageDigest.isEqual(digest, HexFormat.of().parseHex(key.sha256()));
        }
        return known;
    }

    private static Optional<String> given(Context ctx) {
        var authorization = ctx.header("Authorization");
        if (authorization != null && authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            return Optional.of(authorization.substring(BEARER.length()).strip());
        }
        return Optional.ofNullable(ctx.header("X-Api-Key"));
    }

    private static byte[] digest(String clear) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(clear.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
