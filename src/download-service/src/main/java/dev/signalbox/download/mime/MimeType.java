package dev.signalbox.download.mime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

/**
 * Says by its first bytes what a file is, whatever its server calls it. The names are those of libmagic, which the
 * clients' patterns were written for; see decision record 0205.
 */
public final class MimeType {
    /** No more is looked at. */
    public static final int LOOKED_AT = 1024;
    static final String EMPTY = "application/x-empty";
    private static final String BYTES = "application/octet-stream";
    private static final String TEXT = "text/plain";
    private static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();

    private MimeType() {}

    /** @param first the file's first {@link #LOOKED_AT} bytes, or all it has */
    public static String of(byte[] first) {
        var head = first.length > LOOKED_AT ? Arrays.copyOf(first, LOOKED_AT) : first;
        if (head.length == 0) {
            return EMPTY;
        }
        if (head.length == 1) {
            return BYTES;
        }
        var found = LibmagicNames.of(tika(head), head);
        if (!found.equals(TEXT) && !found.equals(BYTES)) {
            return found;
        }
        return TextKinds.isText(head) ? TextKinds.of(head) : binary(head);
    }

    private static String tika(byte[] head) {
        try {
            return TYPES.detect(new ByteArrayInputStream(head), new Metadata()).getBaseType().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What Tika's core has no magic for. */
    private static String binary(byte[] head) {
        var start = new String(head, 0, Math.min(4, head.length), StandardCharsets.ISO_8859_1);
        return switch (start) {
            case "wOFF" -> "font/woff";
            case "wOF2" -> "font/woff2";
            default -> BYTES;
        };
    }
}
