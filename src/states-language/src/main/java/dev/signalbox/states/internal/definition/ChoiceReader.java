package dev.signalbox.states.internal.definition;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.states.ChoiceRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the rules of a Choice state. */
final class ChoiceReader {
    private final Dialect dialect;
    private final Problems problems;

    ChoiceReader(Dialect dialect, Problems problems) {
        this.dialect = dialect;
        this.problems = problems;
    }

    List<ChoiceRule> rules(Optional<JsonNode> choices, String at) {
        List<ChoiceRule> rules = new ArrayList<>();
        choices.ifPresent(all -> {
            for (int i = 0; i < all.size(); i++) {
                rules.add(rule(new Fields(all.get(i), at + "[" + i + "]", problems)));
            }
            if (all.isEmpty()) {
                problems.schema(at, "Value cannot be empty");
            }
        });
        return rules;
    }

    private ChoiceRule rule(Fields fields) {
        fields.require("Next");
        dialect.refuseForeign(fields);
        var rule = new ChoiceRule(dialect.condition(fields), fields.text("Next").orElse(""), fields.text("Comment"),
                dialect.ruleAssign(fields), dialect.ruleOutput(fields));
        fields.end();
        return rule;
    }
}
