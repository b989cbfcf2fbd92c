package dev.signalbox.console.model.files.preview;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;
import java.util.Optional;

/**
 * Bytes read as text.
 *
 * @param sure whether the bytes say so themselves; Windows-1252 is only what is left when they are no UTF
 */
public record Decoded(String text, Encoding encoding, boolean sure) {
    private static final byte[] NO_WINDOWS_CHARACTER = {(byte) 0x81, (byte) 0x8D, (byte) 0x8F, (byte) 0x90,
            (byte) 0x9D};

    /**
     * Finds the encoding by the byte order mark, else by what can be read.
     *
     * @param begins whether these are the first bytes; a later part may begin in the middle of a character
     * @param ends whether these are the last bytes; a part may be cut in the middle of a character
     * @return empty if the bytes are no text
     */
    static Optional<Decoded> of(byte[] bytes, boolean begins, boolean ends) {
        if (begins && starts(bytes, 0xFF, 0xFE)) {
            return Optional.of(as(bytes, Encoding.UTF_16LE));
        }
        if (begins && starts(bytes, 0xFE, 0xFF)) {
            return Optional.of(as(bytes, Encoding.UTF_16BE));
        }
        if (has(bytes, 0)) {
            return Optional.empty();
        }
        int from = begins ? 0 : continued(bytes);
        return utf8(from == 0 ? bytes : Arrays.copyOfRange(bytes, from, bytes.length), ends).or(() -> windows(bytes))
                .filter(d -> isText(d.text));
    }

    /** Reads them as told; what cannot be read becomes a replacement character. */
    static Decoded as(byte[] bytes, Encoding encoding) {
        var text = new String(bytes, encoding.charset());
        return new Decoded(text.startsWith("\uFEFF") ? text.substring(1) : text, encoding, true);
    }

    private static Optional<Decoded> utf8(byte[] bytes, boolean ends) {
        var decoder = Encoding.UTF_8.charset().newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        var out = CharBuffer.allocate(bytes.length);
        if (decoder.decode(ByteBuffer.wrap(bytes), out, ends).isError()) {
            return Optional.empty();
        }
        var text = out.flip().toString();
        return Optional.of(new Decoded(text.startsWith("\uFEFF") ? text.substring(1) : text, Encoding.UTF_8, true));
    }

    private static Optional<Decoded> windows(byte[] bytes) {
        for (byte b : NO_WINDOWS_CHARACTER) {
            if (has(bytes, b)) {
                return Optional.empty();
            }
        }
        return Optional.of(new Decoded(as(bytes, Encoding.WINDOWS_1252).text, Encoding.WINDOWS_1252, false));
    }

    private static boolean isText(String text) {
        return text.chars().noneMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 27);
    }

    /** How many bytes at the beginning belong to a character that began before them. */
    private static int continued(byte[] bytes) {
        int at = 0;
        while (at < Math.min(3, bytes.length) && (bytes[at] & 0xC0) == 0x80) {
            at++;
        }
        return at;
    }

    private static boolean has(byte[] bytes, int wanted) {
        for (byte b : bytes) {
            if (b == wanted) {
                return true;
            }
        }
        return false;
    }

    static boolean starts(byte[] bytes, int... magic) {
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
}
