package dev.signalbox.console.model.files.preview;

/** Which bytes of an object are wanted. */
public sealed interface Span {
    /** Some bytes from a place on; fewer if the object ends before. */
    record From(long at, int length) implements Span {}

    /** The last bytes. */
    record Last(int length) implements Span {}
}
