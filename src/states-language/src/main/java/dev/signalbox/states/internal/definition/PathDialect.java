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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** JSONPath. */
final class PathDialect implements Dialect {
    @Override
    public QueryLanguage language() {
        return QueryLanguage.JSON_PATH;
    }

    @Override
    public List<String> foreignFields() {
        return List.of("Arguments", "Output", "Items", "Condition");
    }

    @Override
    public DataFlow flow(Fields fields, Work work) {
        var assign = assign(fields);
        if (work == Work.NONE) {
            return new DataFlow.JsonPath(pathOrNull(fields, "InputPath"), Optional.empty(), Optional.empty(), Optional
                    .of("$"), pathOrNull(fields, "OutputPath"), assign);
        }
        var resultPath = fields.isNull("ResultPath") ? Optional.<String>empty()
                : Optional.of(fields.referencePath("ResultPath").orElse("$"));
        fields.any("ResultPath");
        return new DataFlow.JsonPath(pathOrNull(fields, "InputPath"), work == Work.ITEMS ? Optional.empty()
                : fields.template("Parameters"), fields.template("ResultSelector"), resultPath, pathOrNull(fields,
                        "OutputPath"), assign);
    }

    private static Optional<String> pathOrNull(Fields fields, String field) {
        if (fields.isNull(field)) {
            fields.any(field);
            return Optional.empty();
        }
        return Optional.of(fields.path(field).orElse("$"));
    }

    private static Optional<JsonNode> assign(Fields fields) {
        var assign = fields.object("Assign");
        assign.ifPresent(a -> {
            PathSyntax.checkTemplate(a, fields.at("Assign"), fields.problems());
            a.fieldNames().forEachRemaining(name -> VariableNames.check(name.endsWith(".$") ? name.substring(0, name
                    .length() - 2) : name, fields.at("Assign"), fields.problems()));
        });
        return assign;
    }

    @Override
    public Optional<Amount> amount(Fields fields, String field, long from, long to) {
        return fields.amount(field, from, to);
    }

    @Override
    public Optional<Percentage> percentage(Fields fields, String field) {
        if (fields.has(field) && fields.has(field + "Path")) {
            fields.onlyOne(field, field + "Path");
        }
        Optional<Percentage> path = fields.path(field + "Path").map(Percentage.At::new);
        return fields.percentage(field).or(() -> path);
    }

    @Override
    public Optional<Text> text(Fields fields, String field) {
        return fields.textOrPath(field);
    }

    @Override
    public List<WaitTime> times(Fields fields) {
        List<WaitTime> times = new ArrayList<>();
        fields.whole("Seconds", 0, MAX_SECONDS).map(WaitTime.Seconds::new).ifPresent(times::add);
        fields.path("SecondsPath").map(WaitTime.SecondsPath::new).ifPresent(times::add);
        fields.timestamp("Timestamp").map(WaitTime.Timestamp::new).ifPresent(times::add);
        fields.path("TimestampPath").map(WaitTime.TimestampPath::new).ifPresent(times::add);
        return times;
    }

    @Override
    public Optional<JsonNode> template(Fields fields, String field) {
        return fields.template(field);
    }

    @Override
    public Optional<JsonNode> arguments(Fields fields) {
        return fields.template("Parameters");
    }

    @Override
    public String argumentsField() {
        return "Parameters";
    }

    @Override
    public Optional<MapItems> items(Fields fields) {
        return fields.path("ItemsPath").map(MapItems.At::new);
    }

    @Override
    public Condition condition(Fields rule) {
        return new ConditionReader(rule.problems()).condition(rule);
    }

    @Override
    public Optional<JsonNode> ruleAssign(Fields rule) {
        return assign(rule);
    }

    @Override
    public Optional<JsonNode> ruleOutput(Fields rule) {
        return Optional.empty();
    }

    @Override
    public Optional<JsonNode> catcherAssign(Fields catcher) {
        return assign(catcher);
    }

    @Override
    public Optional<JsonNode> catcherOutput(Fields catcher) {
        return Optional.empty();
    }
}
