package dev.signalbox.console.model.permissions;

import java.util.List;

/** What IAM's simulator says of a caller. */
public sealed interface Simulation {
    /** @param source the ARN of the user or role that was judged */
    record Told(String source, List<Judged> answers) implements Simulation {
        public Told {
            answers = List.copyOf(answers);
        }
    }

    /** IAM does not judge this caller, or does not tell us; in words for the operator. */
    record NotTold(String why) implements Simulation {}

    /**
     * One action on one resource.
     *
     * @param missing the context keys that policies ask for and the simulator did not have
     */
    record Judged(String action, String resource, Verdict verdict, PolicyKind kind, List<String> missing) {
        public Judged {
            missing = List.copyOf(missing);
        }

        public enum Verdict {
            ALLOWED,
            /** No statement allows it. */
            NOT_ALLOWED,
            /** A statement denies it. */
            DENIED
        }

        /**
         * Whether a real call would surely be refused. The simulator knows no keys of the request, no policies of resources, and
         * only the one resource that it was asked about.
         *
         * @param resourcePolicies whether a policy of the resource could allow it
         */
        public boolean surelyRefused(boolean resourcePolicies) {
            return switch (verdict) {
                case ALLOWED -> false;
                case NOT_ALLOWED -> missing.isEmpty() && !resource.equals(Denial.ALL) && !resourcePolicies;
                case DENIED -> missing.isEmpty() && !resource.equals(Denial.ALL);
            };
        }
    }
}
