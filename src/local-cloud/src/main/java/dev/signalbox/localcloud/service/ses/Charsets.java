package dev.signalbox.localcloud.service.ses;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Character sets by the names that mails use. */
final class Charsets {
    private Charsets() {}

    /** UTF-8 where none is asked for: AWS's seven-bit ASCII is part of it. */
    static Optional<String> known(@Nullable String asked) {
        try {
            return Optional.of(asked == null ? "UTF-8" : Charset.forName(asked).name());
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }
}
