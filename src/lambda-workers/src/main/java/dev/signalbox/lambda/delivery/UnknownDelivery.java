package dev.signalbox.lambda.delivery;

/** An execution has no row (any more). */
public final class UnknownDelivery extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownDelivery(String executionArn) {
        super("There is no delivery of " + executionArn);
    }
}
