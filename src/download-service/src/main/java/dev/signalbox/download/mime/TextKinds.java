package dev.signalbox.download.mime;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Tells text from other bytes, and some kinds of text from others, by libmagic's rules. */
final class TextKinds {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int CSV_LINES = 10;

    private TextKinds() {}

    /** No control characters but those that move a cursor, ring a bell or begin an escape; or UTF-16 with its mark. */
    static boolean isText(byte[] head) {
        int mark = (head[0] & 0xff) << 8 | (head[1] & 0xff);
        if (mark == 0xfeff || mark == 0xfffe) {
            return true;
        }
        for (byte octet : head) {
            boolean control = octet >= 0 && octet < ' ' && !(octet >= 7 && octet <= 13) && octet != 27;
            if (control || octet == 127) {
                return false;
            }
        }
        return true;
    }

    /** JSON and CSV are told by what is looked at: a JSON text that goes on after it is plain text. */
    static String of(byte[] head) {
        var text = new String(head, StandardCharsets.UTF_8);
        if (text.stripLeading().toLowerCase(Locale.ROOT).startsWith("<svg")) {
            return "image/svg+xml";
        }
        if (isJson(text)) {
            return "application/json";
        }
        return isCsv(text) ? "text/csv" : "text/plain";
    }

    /** One whole object or array. */
    private static boolean isJson(String text) {
        var start = text.strip();
        if (!start.startsWith("{") && !start.startsWith("[")) {
            return false;
        }
        try (var parser = JSON.createParser(start)) {
            parser.nextToken();
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (IOException e) {
            // Not JSON: some other text.
            return false;
        }
    }

    /** At least three lines, the first ten of which have the same number of commas outside of quotes. */
    private static boolean isCsv(String text) {
        int lines = 0;
        int wanted = 0;
        int commas = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length() && lines < CSV_LINES; i++) {
            char character = text.charAt(i);
            quoted ^= character == '"';
            commas += character == ',' && !quoted ? 1 : 0;
            if (character == '\n' && !quoted) {
                wanted = lines == 0 ? commas : wanted;
                if (commas == 0 || commas != wanted) {
                    return false;
                }
                lines++;
                commas = 0;
            }
        }
        return lines > 2;
    }
}
