package dev.signalbox.localcloud.service.batch;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.batch.model.AttemptDetail;
import software.amazon.awssdk.services.batch.model.EvaluateOnExit;
import software.amazon.awssdk.services.batch.model.JobTimeout;
import software.amazon.awssdk.services.batch.model.RetryStrategy;

/** Whether a failed attempt is followed by another. */
final class Retries {
    private static final int MOST_ATTEMPTS = 10;
    private static final int MOST_RULES = 5;
    private static final int SHORTEST_TIMEOUT = 60;

    private Retries() {}

    static void check(@Nullable RetryStrategy strategy) {
        if (strategy == null) {
            return;
        }
        if (strategy.attempts() != null && (strategy.attempts() < 1 || strategy.attempts() > MOST_ATTEMPTS)) {
            throw BatchErrors.invalid("retryStrategy.attempts must be between 1 and " + MOST_ATTEMPTS + ".");
        }
        if (strategy.evaluateOnExit().size() > MOST_RULES) {
            throw BatchErrors.invalid("retryStrategy.evaluateOnExit must have at most " + MOST_RULES + " entries.");
        }
        if (!strategy.evaluateOnExit().isEmpty() && strategy.attempts() == null) {
            throw BatchErrors.invalid("retryStrategy.attempts must be specified with evaluateOnExit.");
        }
        strategy.evaluateOnExit().forEach(Retries::check);
    }

    private static void check(EvaluateOnExit rule) {
        var action = rule.actionAsString();
        if (action == null || !action.equalsIgnoreCase("RETRY") && !action.equalsIgnoreCase("EXIT")) {
            throw BatchErrors.invalid("evaluateOnExit.action must be RETRY or EXIT.");
        }
        if (rule.onExitCode() == null && rule.onReason() == null && rule.onStatusReason() == null) {
            throw BatchErrors.invalid(
                    "evaluateOnExit must specify at least one of onStatusReason, onReason or onExitCode.");
        }
    }

    static void check(@Nullable JobTimeout timeout) {
        if (timeout != null && (timeout.attemptDurationSeconds() == null || timeout
                .attemptDurationSeconds() < SHORTEST_TIMEOUT)) {
            throw BatchErrors.invalid("timeout.attemptDurationSeconds must be at least " + SHORTEST_TIMEOUT + ".");
        }
    }

    /**
     * The first rule whose conditions all match decides; where none matches, the attempt is retried.
     *
     * @param done attempts so far, the given one included
     */
    static boolean again(@Nullable RetryStrategy strategy, AttemptDetail attempt, int done) {
        if (strategy == null || strategy.attempts() == null || done >= strategy.attempts()) {
            return false;
        }
        return strategy.evaluateOnExit().stream().filter(rule -> matches(rule, attempt)).findFirst()
                .map(rule -> rule.actionAsString().toUpperCase(Locale.ROOT).equals("RETRY")).orElse(true);
    }

    private static boolean matches(EvaluateOnExit rule, AttemptDetail attempt) {
        var code = attempt.container().exitCode();
        return matches(rule.onExitCode(), code == null ? null : code.toString())
                && matches(rule.onReason(), attempt.container().reason())
                && matches(rule.onStatusReason(), attempt.statusReason());
    }

    /** AWS knows one wildcard, an asterisk at the end. An absent condition always matches. */
    private static boolean matches(@Nullable String pattern, @Nullable String value) {
        if (pattern == null) {
            return true;
        }
        if (value == null) {
            return false;
        }
        return pattern.endsWith("*") ? value.startsWith(pattern.substring(0, pattern.length() - 1))
                : value.equals(pattern);
    }
}
