package dev.signalbox.lambda.callback;

/** A callback that changes nothing, with what its sender is told. */
final class RefusedCallback extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;

    RefusedCallback(int status, String message) {
        super(message);
        this.status = status;
    }

    Reply reply() {
        return new Reply(status, String.valueOf(getMessage()));
    }
}
