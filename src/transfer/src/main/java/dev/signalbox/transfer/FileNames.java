package dev.signalbox.transfer;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Makes a name that is safe as the last part of an object key and as a file name on any workstation, out of anything.
 * The same input gives the same name.
 */
public final class FileNames {
    /** Room for a suffix and a partial-download ending within the 255 bytes of common file systems. */
    private static final int MAX_BYTES = 200;
    private static final int LONGEST_KEY = 1024;
    private static final int MAX_EXTENSION_BYTES = 20;
    private static final String FALLBACK = "file";
    /** Control, format (such as text direction), private and unassigned characters, and what Windows forbids. */
    private static final Pattern UNSAFE = Pattern.compile("[\\p{C}\\u2028\\u2029<>:\"|?*]");
    private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul", "com1", "com2", "com3", "com4",
            "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8",
            "lpt9");

    private FileNames() {}

    /** The name in a URL: its last path segment that is not empty, decoded, without query. */
    public static String fromUrl(String url) {
        return sanitised(decoded(lastSegment(url)));
    }

    /** Whether the URL has a name that says what the file is, rather than a page such as {@code /download?id=7}. */
    public static boolean isTelling(String url) {
        var segment = lastSegment(url);
        int dot = segment.lastIndexOf('.');
        return dot > 0 && dot < segment.length() - 1;
    }

    /** A safe form of a name that somebody gave; folders in it are dropped. */
    public static String sanitised(String name) {
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        var safe = UNSAFE.matcher(Normalizer.normalize(last, Normalizer.Form.NFC)).replaceAll("_");
        var trimmed = safe.strip().replaceFirst("[. ]+$", "").strip();
        if (trimmed.isEmpty()) {
            return FALLBACK;
        }
        var stem = trimmed.contains(".") ? trimmed.substring(0, trimmed.indexOf('.')) : trimmed;
        var named = DEVICES.contains(stem.toLowerCase(Locale.ROOT)) ? "_" + trimmed : trimmed;
        return shortened(named, "");
    }

    /** The URL, or a shortened form that stays distinct: DynamoDB takes sort keys of at most 1,024 bytes. */
    public static String recordKey(String url) {
        return bytes(url) <= LONGEST_KEY ? url : cut(url, LONGEST_KEY - 66) + "..." + NamePlan.sha256(url).substring(1);
    }

    /** The name with a suffix before its extension, still not too long. */
    static String withSuffix(String name, String suffix) {
        return shortened(name, suffix);
    }

    private static String lastSegment(String url) {
        var path = url.replaceFirst("[?#].*$", "").replaceFirst("^[A-Za-z][A-Za-z0-9+.-]*://[^/]*", "");
        var bare = path.replaceFirst("/+$", "");
        return bare.substring(bare.lastIndexOf('/') + 1);
    }

    private static String decoded(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // Not valid percent-encoding: the segment is the name as it stands.
            return segment;
        }
    }

    private static String shortened(String name, String suffix) {
        int dot = name.lastIndexOf('.');
        boolean hasExtension = dot > 0 && bytes(name.substring(dot)) <= MAX_EXTENSION_BYTES;
        var stem = hasExtension ? name.substring(0, dot) : name;
        var extension = hasExtension ? name.substring(dot) : "";
        return cut(stem, MAX_BYTES - bytes(suffix) - bytes(extension)) + suffix + extension;
    }

    /** Cuts between characters, not within one. */
    private static String cut(String text, int maxBytes) {
        var all = text.getBytes(StandardCharsets.UTF_8);
        if (all.length <= maxBytes) {
            return text;
        }
        for (int length = maxBytes; length > 0; length--) {
            try {
                return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(all, 0, length)).toString();
            } catch (CharacterCodingException e) {
                continue;
            }
        }
        return FALLBACK;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
