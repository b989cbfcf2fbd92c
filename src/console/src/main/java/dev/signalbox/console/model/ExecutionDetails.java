package dev.signalbox.console.model;

import java.time.Instant;
import java.util.Optional;

/**
 * An execution with what it took and gave. Input and output are JSON texts; error and cause are those it ended with.
 *
 * @param keptSince when Signalbox's archive took it in, if only that knows it any more
 * @param mapRun the ARN of the Map Run that it is a child of
 */
public record ExecutionDetails(ExecutionSummary summary, String stateMachineArn, String input, Optional<String> output,
        Optional<String> error, Optional<String> cause, Redrivability redrive, Optional<Instant> keptSince,
        Optional<String> mapRun, Qualifier qualifier) {
    /** The alias and the version of the state machine that it was started by. */
    public record Qualifier(Optional<String> alias, Optional<String> version) {
        public static final Qualifier NONE = new Qualifier(Optional.empty(), Optional.empty());

        /** By their ARNs, which end with alias and version. */
        public static Qualifier of(Optional<String> aliasArn, Optional<String> versionArn) {
            return new Qualifier(aliasArn.map(Qualifier::last), versionArn.map(Qualifier::last));
        }

        private static String last(String arn) {
            return arn.substring(arn.lastIndexOf(':') + 1);
        }
    }

    /** Whether AWS does not know it any more. */
    public boolean kept() {
        return keptSince.isPresent();
    }
}
