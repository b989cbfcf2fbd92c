package dev.signalbox.states.internal.data;

/** Why an intrinsic function has no result. */
final class IntrinsicProblem extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean missing;

    IntrinsicProblem(String message) {
        this(message, false);
    }

    private IntrinsicProblem(String message, boolean missing) {
        super(message);
        this.missing = missing;
    }

    /** An argument's path leads nowhere, which is another error than a wrong argument. */
    static IntrinsicProblem missing(String message) {
        return new IntrinsicProblem(message, true);
    }

    boolean missing() {
        return missing;
    }
}
