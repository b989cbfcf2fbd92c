package dev.signalbox.states.internal.data;

/** Why an intrinsic function has no result. */
final class IntrinsicProblem extends Exception {
    private static final long serialVersionUID = 1L;

    IntrinsicProblem(String message) {
        super(message);
    }
}
