package dev.signalbox.lambda;

/** The provider answered something that is no list of files. */
public final class InvalidFileList extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidFileList(String message) {
        super(message);
    }
}
