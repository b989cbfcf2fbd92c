package dev.signalbox.console.model.files.preview;

import java.util.Optional;

/** How the operator wants an object to be shown. */
public record Choice(Form form, Optional<Encoding> encoding) {
    /** As the bytes themselves say. */
    public static final Choice AUTOMATIC = new Choice(Form.AUTOMATIC, Optional.empty());

    public enum Form {
        AUTOMATIC, TEXT, TABLE, HEX
    }
}
