package dev.signalbox.lambda.callback;

/** The waiting tasks of the state machine, as a port. */
public interface WaitingTasks {
    /** Whether the token still stood for a waiting task. */
    enum Delivery {
        DELIVERED, GONE
    }

    /** What an execution does. */
    enum State {
        RUNNING,
        /** Succeeded, or failed in a state. */
        ENDED,
        /** Stopped or timed out as a whole. */
        STOPPED,
        UNKNOWN
    }

    /** @throws NotDelivered when it may work later */
    Delivery answer(String token, Answer answer);

    /** @throws NotDelivered when it may work later */
    Delivery heartbeat(String token);

    State stateOf(String executionName);

    /** Step Functions could not be reached or was busy. */
    final class NotDelivered extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public NotDelivered(Throwable cause) {
            super("The answer could not be passed on to Step Functions", cause);
        }
    }
}
