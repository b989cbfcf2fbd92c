package dev.signalbox.console.model.files.preview;

/** A part of an object as it can be shown. What it is, is read from its bytes; names and content types lie. */
public sealed interface Preview {
    record Json(String text, Encoding encoding) implements Preview {}

    /** @param sure as of {@link Decoded#sure} */
    record Text(String text, Encoding encoding, boolean sure) implements Preview {}

    record Table(SampleTable table, Encoding encoding) implements Preview {}

    /** PNG, JPEG, GIF (its first picture) or BMP, small enough to be decoded. */
    record Picture(byte[] bytes, long width, long height) implements Preview {}

    /** A picture that is not decoded, because it would take too much memory, or too little of it could be read. */
    record NoPicture(long width, long height) implements Preview {}

    /** @param from where in the object the first byte is */
    record Hex(byte[] bytes, long from) implements Preview {}

    record Empty() implements Preview {}
}
