package dev.signalbox.states.internal.definition;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.states.Catcher;
import dev.signalbox.states.Retrier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code Retry} and {@code Catch} of a state. */
final class FailureReader {
    private static final long MAX_INTERVAL = 99_999_999;
    private static final long MAX_DELAY = 31_622_400;

    private final Fields state;
    private final Dialect dialect;

    FailureReader(Fields state, Dialect dialect) {
        this.state = state;
        this.dialect = dialect;
    }

    List<Retrier> retriers() {
        List<Retrier> retriers = new ArrayList<>();
        each("Retry", (fields, last) -> {
            var errors = errors(fields, last);
            var interval = fields.whole("IntervalSeconds", 0, MAX_INTERVAL).orElse(1L);
            var rate = fields.decimal("BackoffRate", 1.0).orElse(2.0);
            var attempts = fields.whole("MaxAttempts", 0, MAX_INTERVAL).orElse(3L).intValue();
            var maxDelay = fields.whole("MaxDelaySeconds", 1, MAX_DELAY);
            maxDelay.filter(d -> d <= interval).ifPresent(d -> fields.problems().schema(fields.at("MaxDelaySeconds"),
                    "MaxDelaySeconds must be greater than IntervalSeconds"));
            retriers.add(new Retrier(errors, interval, rate, attempts, maxDelay, fullJitter(fields)));
        });
        return retriers;
    }

    List<Catcher> catchers() {
        List<Catcher> catchers = new ArrayList<>();
        each("Catch", (fields, last) -> {
            fields.require("Next");
            var errors = errors(fields, last);
            dialect.refuseForeign(fields);
            fields.any("ResultPath");
            var resultPath = fields.isNull("ResultPath") ? Optional.<String>empty()
                    : Optional.of(fields.referencePath("ResultPath").orElse("$"));
            catchers.add(new Catcher(errors, resultPath, fields.text("Next").orElse(""), dialect.catcherAssign(fields),
                    dialect.catcherOutput(fields)));
        });
        return catchers;
    }

    private interface EntryReader {
        void read(Fields fields, boolean last);
    }

    private void each(String field, EntryReader reader) {
        state.array(field).ifPresent(all -> {
            for (int i = 0; i < all.size(); i++) {
                var fields = new Fields(all.get(i), state.at(field) + "[" + i + "]", state.problems());
                fields.require("ErrorEquals");
                reader.read(fields, i == all.size() - 1);
                fields.text("Comment");
                fields.end();
            }
        });
    }

    private static List<String> errors(Fields fields, boolean last) {
        List<String> errors = new ArrayList<>();
        fields.array("ErrorEquals").ifPresent(all -> {
            for (JsonNode error : all) {
                if (error.isTextual()) {
                    errors.add(error.textValue());
                } else {
                    fields.problems().schema(fields.at("ErrorEquals"), "Expected value of type String");
                }
            }
            if (all.isEmpty()) {
                fields.problems().schema(fields.at("ErrorEquals"), "Value cannot be empty");
            }
        });
        if (errors.contains("States.ALL") && (errors.size() > 1 || !last)) {
            fields.problems().schema(fields.at("ErrorEquals"),
                    "States.ALL must appear alone and at end of list");
        }
        return errors;
    }

    private static boolean fullJitter(Fields fields) {
        var strategy = fields.text("JitterStrategy").orElse("NONE");
        if (!strategy.equals("FULL") && !strategy.equals("NONE")) {
            fields.problems().schema(fields.at("JitterStrategy"), "Value should be one of the following: [NONE, FULL]");
        }
        return strategy.equals("FULL");
    }
}
