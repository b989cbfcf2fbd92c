package dev.signalbox.console.model;

import java.time.Duration;
import java.util.Optional;

/** Why a call to the cloud did not give an answer, in the cloud's own code and words. Never holds a secret. */
public sealed interface Failure {
    /** The service's error code, for example {@code AccessDeniedException}. */
    String code();

    String message();

    /** What AWS support asks for; absent when no service answered. */
    Optional<String> requestId();

    record Denied(String code, String message, Optional<String> requestId) implements Failure {}

    record NotFound(String code, String message, Optional<String> requestId) implements Failure {}

    /** The service understood the request and refused it: bad input, wrong state, name taken. */
    record Rejected(String code, String message, Optional<String> requestId) implements Failure {}

    /**
     * The endpoint has no such operation, as happens with emulators of AWS.
     *
     * @param operation service and operation, such as {@code Batch GetJobQueueSnapshot}
     * @param said what it answered instead
     */
    record NotOffered(String endpoint, String operation, String said) implements Failure {
        @Override
        public String code() {
            return "NotOffered";
        }

        @Override
        public String message() {
            return endpoint + " does not offer " + operation + ": it answered " + said;
        }

        @Override
        public Optional<String> requestId() {
            return Optional.empty();
        }
    }

    record Throttled(String code, String message, Optional<String> requestId) implements Failure {}

    record Unreachable(String endpoint, String message) implements Failure {
        @Override
        public String code() {
            return "Unreachable";
        }

        @Override
        public Optional<String> requestId() {
            return Optional.empty();
        }
    }

    /** @param patience how long was waited */
    record TimedOut(String endpoint, Duration patience) implements Failure {
        @Override
        public String code() {
            return "TimedOut";
        }

        @Override
        public String message() {
            return "No answer within " + patience.toSeconds() + " s";
        }

        @Override
        public Optional<String> requestId() {
            return Optional.empty();
        }
    }

    /** Somebody answered, but not what AWS would: a proxy, a login page, another service. */
    record Garbled(String endpoint, String message) implements Failure {
        @Override
        public String code() {
            return "NotAnAwsAnswer";
        }

        @Override
        public Optional<String> requestId() {
            return Optional.empty();
        }
    }

    /**
     * Credentials are missing, expired or could not be got. Asking again is of no use before somebody signs in.
     *
     * @param code AWS's, or {@code SignInNeeded} when nothing was sent
     */
    record SignInNeeded(String code, String message, Optional<String> requestId) implements Failure {
        public static SignInNeeded unsent(String message) {
            return new SignInNeeded("SignInNeeded", message, Optional.empty());
        }
    }

    /**
     * Nothing was sent: the environment is read-only until the operator unlocks it.
     *
     * @param environment its name
     * @param operation what was not done
     */
    record Locked(String environment, String operation) implements Failure {
        @Override
        public String code() {
            return "Locked";
        }

        @Override
        public String message() {
            return environment + " is read-only; " + operation + " was not sent";
        }

        @Override
        public Optional<String> requestId() {
            return Optional.empty();
        }
    }

    record Unexpected(String code, String message, Optional<String> requestId) implements Failure {}
}
