package dev.signalbox.localcloud.wire.codec;

/** The request cannot be read as its operation's input; the message says where and may go to the client. */
public final class MalformedRequest extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean unreadable;

    public MalformedRequest(String message) {
        super(message);
        this.unreadable = false;
    }

    public MalformedRequest(String message, Exception cause) {
        this(message, cause, false);
    }

    private MalformedRequest(String message, Exception cause, boolean unreadable) {
        super(message, cause);
        this.unreadable = unreadable;
    }

    /** The body is not even of the protocol's syntax. */
    static MalformedRequest unreadable(String message, Exception cause) {
        return new MalformedRequest(message, cause, true);
    }

    public boolean isUnreadable() {
        return unreadable;
    }
}
