package dev.signalbox.console.model.logs;

import java.time.Instant;
import java.util.Optional;

/** Where what a state ran has written its log. */
public sealed interface LogSource {
    /** A Batch job has a log stream of its own. */
    record Job(String id) implements LogSource {}

    /**
     * A function's log group is shared with other calls: only what was written meanwhile is of interest.
     *
     * @param request as Lambda calls it, once an answer has told it
     */
    record Function(String name, Instant from, Optional<Instant> to, Optional<String> request) implements LogSource {
        public Function(String name, Instant from, Optional<Instant> to) {
            this(name, from, to, Optional.empty());
        }

        /** Where a function writes that has no log group of its own choice. */
        public static String usualGroup(String name) {
            return "/aws/lambda/" + name;
        }
    }

    record Nowhere(Why why) implements LogSource {}

    enum Why {
        NOT_ENTERED, NOT_SUBMITTED, NO_LOG
    }
}
