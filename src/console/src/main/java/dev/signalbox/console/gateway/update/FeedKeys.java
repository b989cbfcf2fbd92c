package dev.signalbox.console.gateway.update;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the build was given for looking for newer versions; both are empty in a build from the sources.
 *
 * @param address of the feed
 * @param keys whose signatures count: two while one key follows another
 */
public record FeedKeys(Optional<URI> address, List<PublicKey> keys) {
    private static final Logger LOG = LoggerFactory.getLogger(FeedKeys.class);

    /** Those of this build. */
    public static FeedKeys ofThisBuild() {
        Properties properties = new Properties();
        try (var in = FeedKeys.class.getResourceAsStream("/dev/signalbox/console/update.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return of(properties.getProperty("address", ""), properties.getProperty("keys", ""));
    }

    /** An address without a key is none: nobody could be believed there. */
    static FeedKeys of(String address, String keys) {
        List<PublicKey> read = keys.contains("$") ? List.of()
                : Arrays.stream(keys.split("[,\\s]+")).filter(k -> !k.isEmpty()).flatMap(k -> key(k).stream()).toList();
        boolean given = !address.isBlank() && !address.contains("$") && !read.isEmpty();
        return new FeedKeys(given ? address(address.strip()) : Optional.empty(), read);
    }

    private static Optional<URI> address(String given) {
        try {
            return Optional.of(URI.create(given));
        } catch (IllegalArgumentException e) {
            LOG.warn("The address of the update feed that this build was given is none", e);
            return Optional.empty();
        }
    }

    private static Optional<PublicKey> key(String base64) {
        try {
            return Optional.of(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(Base64
                    .getDecoder()
                    .decode(base64))));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            LOG.warn("A key of the update feed that this build was given is none", e);
            return Optional.empty();
        }
    }
}
