package dev.signalbox.localcloud.service.stepfunctions.items;

/** What is to be read cannot be read as items; the message becomes the cause of {@code States.ItemReaderFailed}. */
public final class ItemReaderException extends Exception {
    private static final long serialVersionUID = 1L;

    ItemReaderException(String message) {
        super(message);
    }
}
