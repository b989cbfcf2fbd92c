package dev.signalbox.states.internal.data;

/** Data did not have the shape that a state needs; carries AWS's error name. */
public final class DataFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final String error;

    private DataFailure(String error, String message) {
        super(message);
        this.error = error;
    }

    public static DataFailure runtime(String message) {
        return new DataFailure("States.Runtime", message);
    }

    static DataFailure intrinsic(String message) {
        return new DataFailure("States.IntrinsicFailure", message);
    }

    static DataFailure resultPath(String message) {
        return new DataFailure("States.ResultPathMatchFailure", message);
    }

    public String error() {
        return error;
    }

    public String message() {
        return String.valueOf(getMessage());
    }
}
