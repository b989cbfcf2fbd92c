package dev.signalbox.console.model.files;

import java.util.stream.Collectors;

/** Names and lines from outside as they are safe to look at: what would be invisible, or turn the text around it, is seen. */
public final class VisibleText {
    private VisibleText() {}

    /** Control characters become their pictures, and marks of direction and joining their code. */
    public static String of(String text) {
        return text.chars().noneMatch(VisibleText::hides) ? text
                : text.codePoints().mapToObj(VisibleText::shown).collect(Collectors.joining());
    }

    private static String shown(int c) {
        if (!hides(c)) {
            return Character.toString(c);
        }
        return c < ' ' ? Character.toString(0x2400 + c) : c == 127 ? "\u2421" : "⟨U+%04X⟩".formatted(c);
    }

    private static boolean hides(int c) {
        return c < ' ' && c != '\t' || c >= 127 && c < 160 || c >= 0x200B && c <= 0x200F || c >= 0x2028 && c <= 0x202E
                || c >= 0x2060 && c <= 0x206F || c == 0xFEFF;
    }
}
