package dev.signalbox.localcloud.service.batch;

import java.util.Locale;
import java.util.regex.Pattern;
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
    private static final int LONGEST_CONDITION = 512;
    /** <a href="https://docs.aws.amazon.com/batch/latest/APIReference/API_EvaluateOnExit.html">EvaluateOnExit</a>. */
    private static final Pattern EXIT_CODE = Pattern.compile("[0-9]*\\*?");
    private static final Pattern REASON = Pattern.compile("[A-Za-z0-9.:\\s]*\\*?");

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
        if (strategy.attempts() == null) {
            throw BatchErrors.invalid("RetryAttempts must be provided with retry strategy.");
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
                    "EvaluateOnExit should contain at least one of onExitCode, onReason or onStatusReason");
        }
        check(rule.onExitCode(), EXIT_CODE);
        check(rule.onReason(), REASON);
        check(rule.onStatusReason(), REASON);
    }

    private static void check(@Nullable String condition, Pattern allowed) {
        if (condition == null) {
            return;
        }
        if (condition.length() > LONGEST_CONDITION) {
            throw BatchErrors.invalid("Evaluate on exit condition cannot exceed " + LONGEST_CONDITION + " characters.");
        }
        if (!allowed.matcher(condition).matches()) {
            throw BatchErrors.invalid("Evaluate on exit condition contains restricted characters.");
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

    /**
     * AWS knows one wildcard, an asterisk at the end. An absent condition always matches, and a lone asterisk also what
     * is absent: AWS's own example ends the attempts by {@code onReason: "*"} although most containers end without one.
     */
    private static boolean matches(@Nullable String pattern, @Nullable String value) {
        if (pattern == null || pattern.equals("*")) {
            return true;
        }
        if (value == null) {
            return false;
        }
        return pattern.endsWith("*") ? value.startsWith(pattern.substring(0, pattern.length() - 1))
                : value.equals(pattern);
    }
}
