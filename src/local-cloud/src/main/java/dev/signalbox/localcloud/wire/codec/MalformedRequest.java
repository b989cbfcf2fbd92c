package dev.signalbox.localcloud.wire.codec;

/** The request cannot be read as its operation's input; the message says where and may go to the client. */
public final class MalformedRequest extends RuntimeException {
    private static final long serialVersionUID = 1;

    public MalformedRequest(String message) {
        super(message);
    }

    public MalformedRequest(String message, Exception cause) {
        super(message, cause);
    }
}
