package dev.signalbox.lambda.delivery;

/** Starts executions, as a port. */
interface Executions {
    /** @throws NotStarted when it may work later */
    void start(String name, String input);

    /** Step Functions could not be reached or was busy. */
    final class NotStarted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotStarted(Throwable cause) {
            super("The execution could not be started", cause);
        }
    }
}
