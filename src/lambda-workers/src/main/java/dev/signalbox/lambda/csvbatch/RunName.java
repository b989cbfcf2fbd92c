package dev.signalbox.lambda.csvbatch;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The execution name of an upload: the same upload always has the same, another never. */
final class RunName {
    private static final int LONGEST_STEM = 40;

    private RunName() {}

    static String of(InputFile file) {
        var stem = file.basename().replaceFirst("(?i)\\.csv$", "").replaceAll("[^A-Za-z0-9_-]+", "-")
                .replaceAll("^-+|-+$", "");
        var upload = String.join("\n", file.bucket(), file.key(), file.version().orElse(""), file.etag(),
                file.sequencer());
        var start = stem.isEmpty() ? "file" : stem.substring(0, Math.min(stem.length(), LONGEST_STEM));
        return start + "-" + sha256(upload).substring(0, 32);
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
