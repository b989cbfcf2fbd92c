package dev.signalbox.deploy.bucket;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * A file's SHA-256, of the whole and of each part as it would be uploaded.
 *
 * @param sha256 of the whole, in hexadecimal digits
 * @param parts of each part, in base 64
 */
public record FileDigest(long bytes, String sha256, long partSize, List<String> parts) {
    private static final int CHUNK = 1 << 16;

    public FileDigest {
        parts = List.copyOf(parts);
    }

    /** Reads the file once. */
    public static FileDigest of(Path file, long partSize) throws IOException {
        var whole = digest();
        var parts = new ArrayList<String>();
        long bytes = 0;
        try (var in = Files.newInputStream(file)) {
            for (long read = part(in, partSize, whole, parts); read > 0; read = part(in, partSize, whole, parts)) {
                bytes += read;
            }
        }
        return new FileDigest(bytes, HexFormat.of().formatHex(whole.digest()), partSize, parts);
    }

    private static long part(InputStream in, long size, MessageDigest whole, List<String> parts) throws IOException {
        var part = digest();
        var chunk = new byte[CHUNK];
        long done = 0;
        for (int read = in.read(chunk, 0, (int) Math.min(CHUNK, size)); read > 0; read = in.read(chunk, 0, (int) Math
                .min(CHUNK, size - done))) {
            whole.update(chunk, 0, read);
            part.update(chunk, 0, read);
            done += read;
        }
        if (done > 0) {
            parts.add(Base64.getEncoder().encodeToString(part.digest()));
        }
        return done;
    }

    /** As S3 tells it of an object that came in one piece. */
    public String whole() {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256));
    }

    /** As S3 tells it of an object that came in parts: the digest of the parts' digests, and how many they are. */
    public String composite() {
        var all = digest();
        parts.forEach(p -> all.update(Base64.getDecoder().decode(p)));
        return Base64.getEncoder().encodeToString(all.digest()) + "-" + parts.size();
    }

    /** How many bytes a part has, counted from 1. */
    long length(int part) {
        return Math.min(partSize, bytes - (part - 1) * partSize);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
