package dev.signalbox.console.model.files;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/** The beginning of an object as it can be shown. What it is, is read from its bytes; names and content types lie. */
public sealed interface Preview {
    /** How much of an object is read for its preview. */
    int LIMIT = 262_144;
    /** A part of a picture cannot be shown, so of pictures more is read. */
    int PICTURE_LIMIT = 8 * 1024 * 1024;

    record Json(String text) implements Preview {}

    record Text(String text) implements Preview {}

    /** PNG, JPEG, GIF or BMP. */
    record Picture(byte[] bytes) implements Preview {}

    /** Sixteen bytes a line. */
    record Hex(String text) implements Preview {}

    record Empty() implements Preview {}

    /** @param whole whether these are all bytes */
    static Preview of(byte[] bytes, boolean whole) {
        if (bytes.length == 0) {
            return new Empty();
        }
        if (picture(bytes)) {
            return new Picture(bytes);
        }
        return text(bytes, whole).map(t -> whole && json(t) ? new Json(t) : new Text(t))
                .orElseGet(() -> new Hex(hex(bytes)));
    }

    static boolean picture(byte[] b) {
        return starts(b, 0x89, 'P', 'N', 'G') || starts(b, 0xFF, 0xD8, 0xFF) || starts(b, 'G', 'I', 'F', '8')
                || starts(b, 'B', 'M') && b.length > 54;
    }

    private static boolean starts(byte[] bytes, int... magic) {
        if (bytes.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if (bytes[i] != (byte) magic[i]) {
                return false;
            }
        }
        return true;
    }

    /** UTF-8 without control characters; the last character of a part may be cut. */
    private static Optional<String> text(byte[] bytes, boolean whole) {
        var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var out = CharBuffer.allocate(bytes.length);
        try {
            var result = decoder.decode(ByteBuffer.wrap(bytes), out, whole);
            if (result.isError()) {
                result.throwException();
            }
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
        var text = out.flip().toString();
        boolean control = text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f');
        return control ? Optional.empty() : Optional.of(text);
    }

    private static boolean json(String text) {
        var trimmed = text.strip();
        return trimmed.startsWith("{") && trimmed.endsWith("}") || trimmed.startsWith("[") && trimmed.endsWith("]");
    }

    private static String hex(byte[] bytes) {
        var hex = HexFormat.ofDelimiter(" ");
        var lines = new StringBuilder();
        for (int at = 0; at < Math.min(bytes.length, 4096); at += 16) {
            int end = Math.min(bytes.length, at + 16);
            lines.append("%08x  %-47s  ".formatted(at, hex.formatHex(bytes, at, end)));
            for (int i = at; i < end; i++) {
                lines.append(bytes[i] >= ' ' && bytes[i] < 127 ? (char) bytes[i] : '.');
            }
            lines.append('\n');
        }
        return lines.toString();
    }
}
