package dev.signalbox.deploy.plan;

import java.util.Optional;

/**
 * One thing that was looked at before anything is changed.
 *
 * @param words what was found, in a sentence
 * @param todo what the operator can do about it; empty when there is nothing to do
 */
public record Check(Subject subject, Outcome outcome, String words, Optional<String> todo) {
    /** What was looked at. */
    public enum Subject {
        IDENTITY, PARAMETERS, TEMPLATE, NAME, PERMISSIONS, QUOTAS, BUCKET, NETWORK, NAMES, IMAGE, VERSION
    }

    /** What came of it; only a failed one stops the deployment. */
    public enum Outcome {
        PASSED,
        /** May turn out badly; the deployment goes on. */
        DOUBTFUL,
        /** It could not be asked; the words say why. */
        NOT_CHECKED,
        FAILED
    }

    public static Check passed(Subject subject, String words) {
        return new Check(subject, Outcome.PASSED, words, Optional.empty());
    }

    public static Check notChecked(Subject subject, String why) {
        return new Check(subject, Outcome.NOT_CHECKED, why, Optional.empty());
    }

    public static Check doubtful(Subject subject, String words, String todo) {
        return new Check(subject, Outcome.DOUBTFUL, words, Optional.of(todo));
    }

    public static Check failed(Subject subject, String words, String todo) {
        return new Check(subject, Outcome.FAILED, words, Optional.of(todo));
    }
}
