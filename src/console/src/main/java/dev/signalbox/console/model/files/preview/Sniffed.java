package dev.signalbox.console.model.files.preview;

import dev.signalbox.console.model.Secrets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a part of an object is.
 *
 * @param unpacked whether it is the content of gzip data
 * @param whole whether it is all of the object, or of its unpacked content
 */
public record Sniffed(Preview preview, boolean unpacked, boolean whole) {
    /** How much of an object is read for its preview, and how much of packed data is unpacked. */
    public static final int LIMIT = 262_144;
    /** More than this is not kept, however often more is asked for. */
    public static final int MOST = 4 * 1024 * 1024;
    /** A part of a picture cannot be shown, so of pictures more is read. */
    public static final int PICTURE_LIMIT = 8 * 1024 * 1024;
    /** Decoded, this takes 160 MB for a moment at most; what is kept is as large as the screen. */
    private static final long MOST_PIXELS = 40_000_000;

    /** @param name of the object; it only helps to tell a table with one column or row from text */
    public static Sniffed of(Window window, String name, Choice choice) {
        if (window.total() == 0) {
            return new Sniffed(new Preview.Empty(), false, true);
        }
        if (choice.form() == Choice.Form.HEX) {
            return new Sniffed(new Preview.Hex(window.bytes(), window.from()), false, window.whole());
        }
        if (window.begins() && Gunzip.isPacked(window.bytes())) {
            int most = Math.max(LIMIT, window.bytes().length);
            var inside = Gunzip.unpack(window, Math.min(most, MOST));
            if (inside.isPresent()) {
                var content = inside.get();
                return new Sniffed(content.total() == 0 ? new Preview.Empty() : plain(content, inner(name), choice),
                        true, content.whole());
            }
        }
        return new Sniffed(plain(window, name, choice), false, window.whole());
    }

    /** Whether all of the object must be read to show it. */
    public static boolean isPicture(Window window) {
        return window.begins() && Pictures.isPicture(window.bytes());
    }

    private static String inner(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    }

    private static Preview plain(Window part, String name, Choice choice) {
        if (choice.form() == Choice.Form.AUTOMATIC && isPicture(part)) {
            return picture(part);
        }
        var decoded = choice.encoding().map(e -> Decoded.as(part.bytes(), e)).or(() -> Decoded.of(part.bytes(), part
                .begins(), part.ends()));
        if (decoded.isEmpty() && choice.form() != Choice.Form.AUTOMATIC) {
            decoded = Optional.of(Decoded.as(part.bytes(), Encoding.WINDOWS_1252));
        }
        return decoded.map(d -> text(d, part, name, choice.form())).orElseGet(() -> new Preview.Hex(part.bytes(), part
                .from()));
    }

    private static Preview picture(Window part) {
        var size = Pictures.size(part.bytes());
        long width = size.map(Pictures.Size::width).orElse(0L);
        long height = size.map(Pictures.Size::height).orElse(0L);
        boolean shown = part.whole() && size.map(Pictures.Size::pixels).filter(p -> p <= MOST_PIXELS).isPresent();
        return shown ? new Preview.Picture(Pictures.still(part.bytes()), width, height)
                : new Preview.NoPicture(width, height);
    }

    private static Preview text(Decoded decoded, Window part, String name, Choice.Form form) {
        var text = Secrets.withoutSecrets(decoded.text());
        var plain = new Preview.Text(text, decoded.encoding(), decoded.sure());
        if (form == Choice.Form.TEXT || !part.begins()) {
            return plain;
        }
        if (form == Choice.Form.AUTOMATIC && part.whole() && json(text)) {
            return new Preview.Json(text, decoded.encoding());
        }
        var lower = name.toLowerCase(Locale.ROOT);
        boolean wanted = form == Choice.Form.TABLE || Arrays.asList(".csv", ".tsv", ".tab").stream().anyMatch(
                lower::endsWith);
        return JsonLinesSample.of(text, !part.whole()).or(() -> CsvSample.of(text, !part.whole(), wanted))
                .<Preview>map(t -> new Preview.Table(t, decoded.encoding())).orElse(plain);
    }

    private static boolean json(String text) {
        var trimmed = text.strip();
        boolean braces = trimmed.startsWith("{") && trimmed.endsWith("}") || trimmed.startsWith("[") && trimmed
                .endsWith(
                        "]");
        return braces && !(trimmed.startsWith("{") && JsonLinesSample.of(trimmed, false).isPresent());
    }
}
