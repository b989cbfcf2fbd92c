package dev.signalbox.states.internal.data;

import java.util.Optional;

/** Data did not have the shape that a state needs; carries AWS's error name. */
public final class DataFailure extends Exception {
    private static final long serialVersionUID = 1L;
    private static final String QUERY = "States.QueryEvaluationError";

    private final String error;
    private final String location;
    private final boolean atWork;

    private DataFailure(String error, String message) {
        this(error, message, "", false);
    }

    private DataFailure(String error, String message, String location, boolean atWork) {
        super(message);
        this.error = error;
        this.location = location;
        this.atWork = atWork;
    }

    /** A JSONata expression of the field at this location gave nothing that can be used. */
    public static DataFailure query(String message, String location) {
        return new DataFailure(QUERY, message, location, false);
    }

    /** The state's input, which no field selects from, is not what JSONata's states can use. */
    public static DataFailure input(String message) {
        return new DataFailure(QUERY, message);
    }

    /** An expression gave a value of the right type that the state could not use once it was at work. */
    public static DataFailure unusable(String message, String location) {
        return new DataFailure(QUERY, message, location, true);
    }

    public static DataFailure tooLarge(String message) {
        return new DataFailure("States.DataLimitExceeded", message);
    }

    /** Whether it is of JSONata, so that history tells of it. */
    public boolean isEvaluation() {
        return error.equals(QUERY);
    }

    /** Whether the state was at work by then, in AWS's eyes. */
    public boolean isAtWork() {
        return atWork;
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
