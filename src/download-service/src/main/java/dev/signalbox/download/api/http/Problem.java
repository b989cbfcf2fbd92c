package dev.signalbox.download.api.http;

import java.util.Optional;

/**
 * Why a request is not done, as the caller is told it.
 *
 * @param code stable word for programs
 * @param field of the request that is wrong
 * @param retryAfterSeconds when it may go well
 */
public record Problem(int status, String code, String message, Optional<String> field,
        Optional<Integer> retryAfterSeconds) {
    /** Thrown by handlers; one mapper writes the answer. */
    public static final class Raised extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Problem problem;

        private Raised(Problem problem) {
            super(problem.message, null, false, false);
            this.problem = problem;
        }

        public Problem problem() {
            return problem;
        }
    }

    public static Problem of(int status, String code, String message) {
        return new Problem(status, code, message, Optional.empty(), Optional.empty());
    }

    public static Problem invalid(String field, String message) {
        return new Problem(400, "invalid_request", message, Optional.of(field), Optional.empty());
    }

    /** Passes by itself. */
    public static Problem later(int status, String code, String message, int retryAfterSeconds) {
        return new Problem(status, code, message, Optional.empty(), Optional.of(retryAfterSeconds));
    }

    public Raised raised() {
        return new Raised(this);
    }
}
