package dev.signalbox.states.internal.data;

import java.util.Optional;

/** Data did not have the shape that a state needs; carries AWS's error name. */
public final class DataFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final String error;
    private final String location;

    private DataFailure(String error, String message) {
        this(error, message, "");
    }

    private DataFailure(String error, String message, String location) {
        super(message);
        this.error = error;
        this.location = location;
    }

    /** A JSONata expression of the field at this location gave nothing that can be used. */
    public static DataFailure query(String message, String location) {
        return new DataFailure("States.QueryEvaluationError", message, location);
    }

    public static DataFailure tooLarge(String message) {
        return new DataFailure("States.DataLimitExceeded", message);
    }

    /** Which field failed, such as {@code Output/a/b[0]}; known of JSONata alone. */
    public Optional<String> location() {
        return location.isEmpty() ? Optional.empty() : Optional.of(location);
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
