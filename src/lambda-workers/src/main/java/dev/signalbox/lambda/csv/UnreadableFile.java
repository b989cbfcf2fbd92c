package dev.signalbox.lambda.csv;

/** The file as a whole is no text that can be read row by row. */
public final class UnreadableFile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableFile(String message) {
        super(message);
    }
}
