package dev.signalbox.console.screen.files.preview;

import java.util.HexFormat;

/** Bytes as lines of sixteen, with their place in the object and their ASCII characters. */
final class HexText {
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");
    private static final int LINE = 16;

    private HexText() {}

    static String of(byte[] bytes, long from, int most) {
        var lines = new StringBuilder();
        int end = Math.min(bytes.length, most);
        for (int at = 0; at < end; at += LINE) {
            int to = Math.min(end, at + LINE);
            var hex = HEX.formatHex(bytes, at, to);
            lines.append(HexFormat.of().toHexDigits(from + at, 10)).append("  ").append(hex).append(" ".repeat(3 * LINE
                    - hex.length() + 1));
            for (int i = at; i < to; i++) {
                lines.append(bytes[i] >= ' ' && bytes[i] < 127 ? (char) bytes[i] : '.');
            }
            lines.append('\n');
        }
        return lines.toString();
    }
}
