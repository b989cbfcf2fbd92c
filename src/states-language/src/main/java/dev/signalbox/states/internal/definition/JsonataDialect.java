package dev.signalbox.states.internal.definition;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.states.Amount;
import dev.signalbox.states.Condition;
import dev.signalbox.states.DataFlow;
import dev.signalbox.states.Distribution.Percentage;
import dev.signalbox.states.MapItems;
import dev.signalbox.states.QueryLanguage;
import dev.signalbox.states.Text;
import dev.signalbox.states.WaitTime;
import dev.signalbox.states.internal.jsonata.JsonataExpression;
import dev.signalbox.states.internal.jsonata.JsonataSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** JSONata. */
final class JsonataDialect implements Dialect {
    /** What {@code $states} has before the state's work is done. */
    private static final Set<String> BEFORE = Set.of("input", "context");
    private static final Set<String> AFTER = Set.of("input", "context", "result");
    private static final Set<String> CAUGHT = Set.of("input", "context", "errorOutput");

    @Override
    public QueryLanguage language() {
        return QueryLanguage.JSONATA;
    }

    @Override
    public List<String> foreignFields() {
        return List.of("InputPath", "OutputPath", "ResultPath", "ResultSelector", "Parameters", "Result", "ItemsPath",
                "MaxConcurrencyPath", "TimeoutSecondsPath", "HeartbeatSecondsPath", "SecondsPath", "TimestampPath",
                "ErrorPath", "CausePath", "ToleratedFailureCountPath", "ToleratedFailurePercentagePath", "Variable",
                "And", "Or", "Not", "MaxItemsPath", "MaxItemsPerBatchPath", "MaxInputBytesPerBatchPath");
    }

    @Override
    public DataFlow flow(Fields fields, Work work) {
        var seen = work == Work.INPUT_AND_RESULT || work == Work.ITEMS ? AFTER : BEFORE;
        return new DataFlow.Jsonata(work == Work.INPUT_AND_RESULT ? template(fields, "Arguments") : Optional.empty(),
                template(fields, "Output", seen), assign(fields, seen));
    }

    private static Optional<JsonNode> assign(Fields fields, Set<String> seen) {
        fields.object("Assign").ifPresent(a -> a.fieldNames().forEachRemaining(name -> VariableNames.check(name, fields
                .at("Assign"), fields.problems())));
        return template(fields, "Assign", seen).filter(JsonNode::isObject);
    }

    private static Optional<JsonNode> template(Fields fields, String field, Set<String> seen) {
        var found = fields.any(field);
        found.ifPresent(n -> check(n, fields.at(field), seen, fields.problems()));
        return found;
    }

    private static void check(JsonNode node, String at, Set<String> seen, Problems problems) {
        for (int i = 0; i < (node.isArray() ? node.size() : 0); i++) {
            check(node.get(i), at + "[" + i + "]", seen, problems);
        }
        node.properties().forEach(e -> check(e.getValue(), at + "/" + e.getKey(), seen, problems));
        JsonataExpression.in(node).flatMap(e -> JsonataSyntax.problem(e, seen)).ifPresent(p -> problems.error(p.code(),
                at, p.message()));
    }

    /** The expression that a field holds, if it holds one. */
    private static Optional<String> expression(Fields fields, String field) {
        var found = fields.any(field).filter(n -> JsonataExpression.in(n).isPresent());
        found.ifPresent(n -> check(n, fields.at(field), BEFORE, fields.problems()));
        return found.map(JsonNode::textValue);
    }

    /** What a field holds: an expression, or a value as without any language. */
    private static <T> Optional<T> either(Fields fields, String field, java.util.function.Function<String, T> computed,
            Supplier<Optional<T>> fixed) {
        var expression = expression(fields, field).map(computed);
        return expression.isPresent() ? expression : fixed.get();
    }

    @Override
    public Optional<Amount> amount(Fields fields, String field, long from, long to) {
        return either(fields, field, Amount.Computed::new, () -> fields.whole(field, from, to).map(Amount.Fixed::new));
    }

    @Override
    public Optional<Percentage> percentage(Fields fields, String field) {
        return either(fields, field, Percentage.Computed::new, () -> fields.percentage(field));
    }

    @Override
    public Optional<Text> text(Fields fields, String field) {
        return either(fields, field, Text.Computed::new, () -> fields.text(field).map(Text.Fixed::new));
    }

    @Override
    public List<WaitTime> times(Fields fields) {
        List<WaitTime> times = new ArrayList<>();
        Optional<WaitTime> seconds = either(fields, "Seconds", WaitTime.ComputedSeconds::new, () -> fields.whole(
                "Seconds", 0, MAX_SECONDS).map(WaitTime.Seconds::new));
        Optional<WaitTime> timestamp = either(fields, "Timestamp", WaitTime.ComputedTimestamp::new, () -> fields
                .timestamp("Timestamp").map(WaitTime.Timestamp::new));
        seconds.ifPresent(times::add);
        timestamp.ifPresent(times::add);
        return times;
    }

    @Override
    public Optional<JsonNode> template(Fields fields, String field) {
        return template(fields, field, BEFORE);
    }

    @Override
    public Optional<JsonNode> arguments(Fields fields) {
        return template(fields, "Arguments");
    }

    @Override
    public String argumentsField() {
        return "Arguments";
    }

    @Override
    public Optional<MapItems> items(Fields fields) {
        return template(fields, "Items").map(MapItems.Given::new);
    }

    @Override
    public Condition condition(Fields rule) {
        rule.require("Condition");
        var condition = expression(rule, "Condition");
        if (condition.isPresent()) {
            return new Condition.Jsonata(condition.get());
        }
        var found = rule.any("Condition");
        if (found.filter(JsonNode::isBoolean).isPresent()) {
            return new Condition.Jsonata("{% " + found.get() + " %}");
        }
        found.ifPresent(n -> rule.problems().schema(rule.at("Condition"), "Value is not a valid JSONata expression"));
        return new Condition.Opaque(found.map(JsonNode::asText).orElse("?"));
    }

    @Override
    public Optional<JsonNode> ruleAssign(Fields rule) {
        return assign(rule, BEFORE);
    }

    @Override
    public Optional<JsonNode> ruleOutput(Fields rule) {
        return template(rule, "Output", BEFORE);
    }

    @Override
    public Optional<JsonNode> catcherAssign(Fields catcher) {
        return assign(catcher, CAUGHT);
    }

    @Override
    public Optional<JsonNode> catcherOutput(Fields catcher) {
        return template(catcher, "Output", CAUGHT);
    }
}
