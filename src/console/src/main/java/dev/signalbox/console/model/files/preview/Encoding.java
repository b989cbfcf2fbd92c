package dev.signalbox.console.model.files.preview;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** How bytes are read as characters. */
public enum Encoding {
    UTF_8(StandardCharsets.UTF_8),
    UTF_16LE(StandardCharsets.UTF_16LE),
    UTF_16BE(StandardCharsets.UTF_16BE),
    WINDOWS_1252(Charset.forName("windows-1252")),
    ISO_8859_1(StandardCharsets.ISO_8859_1);

    private final Charset charset;

    Encoding(Charset charset) {
        this.charset = charset;
    }

    Charset charset() {
        return charset;
    }

    /** Its name as the standards have it, such as {@code UTF-16LE}. */
    public String words() {
        return charset.name();
    }
}
