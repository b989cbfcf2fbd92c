package dev.signalbox.console.gateway.aws.signin.sso;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file in which the CLI keeps tokens. It is read and never written. */
final class CacheFile {
    private static final Logger LOG = LoggerFactory.getLogger(CacheFile.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private CacheFile() {}

    /** The file that the CLI names after the digest of {@code key}; nothing in it when it cannot be read. */
    static JsonNode read(Path folder, String digest, String key) {
        Path file = folder.resolve(hex(digest, key) + ".json");
        try {
            return JSON.readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            // Its text may quote the file.
            LOG.debug("{} gives nothing: {}", file, e.getClass().getSimpleName());
            return MissingNode.getInstance();
        }
    }

    /** Older versions wrote {@code UTC} for {@code Z}. */
    static Optional<Instant> time(JsonNode json, String name) {
        try {
            return Optional.of(Instant.parse(json.path(name).asText().replace("UTC", "Z")));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static String hex(String digest, String key) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(digest).digest(key.getBytes(
                    StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JVM has them
        }
    }
}
