package dev.signalbox.transfer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;

/**
 * Gives every file of a run its own name. Asked in the same order for the same files it gives the same names: of equal
 * names the first stays as it is, the others get a hash of their URL. Names that differ only in case count as equal,
 * because they would overwrite each other on many workstations. Not for use by several threads.
 */
public final class NamePlan {
    private final Set<String> taken = new HashSet<>();

    /** @param reserved names that no file may get */
    public NamePlan(Set<String> reserved) {
        reserved.forEach(this::take);
    }

    /**
     * @param url identifies the file
     * @param wanted any name, safe or not
     * @return a safe name that was not given before
     */
    public String assign(String url, String wanted) {
        var name = FileNames.sanitised(wanted);
        if (take(name)) {
            return name;
        }
        var hash = sha256(url);
        for (int length = 8; length <= hash.length(); length += 8) {
            var other = FileNames.withSuffix(name, "-" + hash.substring(0, length));
            if (take(other)) {
                return other;
            }
        }
        throw new IllegalArgumentException("The URL is in the list twice: " + SafeUrl.of(url));
    }

    /** A name that differs from those of all other URLs, whatever they are called. */
    public static String unique(String url, String wanted) {
        return FileNames.withSuffix(FileNames.sanitised(wanted), "-" + sha256(url).substring(0, 16));
    }

    private boolean take(String name) {
        return taken.add(name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT));
    }

    static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
