package dev.signalbox.states.internal.definition;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.states.Amount;
import dev.signalbox.states.DataFlow;
import dev.signalbox.states.QueryLanguage;
import dev.signalbox.states.State;
import dev.signalbox.states.StateMachine;
import dev.signalbox.states.WaitTime;
import dev.signalbox.states.internal.definition.Dialect.Work;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one state. */
final class StateReader {
    private final DefinitionReader machines;
    private final String name;
    private final Fields fields;
    private final Dialect dialect;

    StateReader(DefinitionReader machines, String name, Fields fields) {
        this.machines = machines;
        this.name = name;
        this.fields = fields;
        this.dialect = dialect(fields, machines.machineLanguage());
    }

    State read() {
        fields.require("Type");
        var type = fields.text("Type").orElse("");
        var state = switch (type) {
            case "Pass" -> new State.Pass(name, comment(), flow(Work.INPUT), fields.any("Result"), next());
            case "Task" -> task();
            case "Choice" -> choice();
            case "Wait" -> new State.Wait(name, comment(), flow(Work.NONE), time(), next());
            case "Succeed" -> new State.Succeed(name, comment(), flow(Work.NONE));
            case "Fail" -> fail();
            case "Parallel" -> parallel();
            case "Map" -> new MapReader(machines, name, fields).read(this);
            default -> unknown(type);
        };
        if (!(state instanceof State.Unknown)) {
            fields.end();
        }
        return state;
    }

    /** A machine of JSONata has no state of JSONPath; of such a state nothing else of the language is told. */
    private static Dialect dialect(Fields fields, QueryLanguage machine) {
        var own = fields.queryLanguage().orElse(machine);
        if (machine == QueryLanguage.JSONATA && own == QueryLanguage.JSON_PATH) {
            fields.problems().schema(fields.at(),
                    "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine");
            new PathDialect().foreignFields().forEach(fields::any);
            return new PathDialect();
        }
        return Dialect.of(own);
    }

    Dialect dialect() {
        return dialect;
    }

    Optional<String> comment() {
        return fields.text("Comment");
    }

    /** The next state; empty for an end, and when the definition names none. */
    Optional<String> next() {
        var end = fields.flag("End");
        var next = fields.text("Next");
        if (end && fields.has("Next")) {
            fields.onlyOne("Next", "End");
        } else if (!end && !fields.has("Next")) {
            fields.problems().schema(fields.at(),
                    "This object should have only one of the following fields: [Next, End]");
        }
        return next;
    }

    DataFlow flow(Work work) {
        dialect.refuseForeign(fields);
        return dialect.flow(fields, work);
    }

    private State fail() {
        dialect.refuseForeign(fields);
        DataFlow flow = dialect.language() == QueryLanguage.JSONATA ? new DataFlow.Jsonata(Optional.empty(), Optional
                .empty(), Optional.empty()) : DataFlow.IDENTITY;
        return new State.Fail(name, comment(), flow, dialect.text(fields, "Error"), dialect.text(fields, "Cause"));
    }

    private State task() {
        fields.require("Resource");
        var resource = fields.text("Resource").orElse("");
        if (fields.has("Resource") && !resource.matches("arn:[^:]+:[^:]+:[^:]*:[^:]*:.+")) {
            fields.problems().schema(fields.at("Resource"), "Value is not a valid resource ARN");
        }
        var timeout = dialect.amount(fields, "TimeoutSeconds", 1, Dialect.MAX_SECONDS);
        var heartbeat = dialect.amount(fields, "HeartbeatSeconds", 1, Dialect.MAX_SECONDS);
        if (timeout.orElse(null) instanceof Amount.Fixed(long limit) && heartbeat.orElse(
                null) instanceof Amount.Fixed(long beat) && beat >= limit) {
            fields.problems().schema(fields.at("HeartbeatSeconds"),
                    "HeartbeatSeconds must be less than TimeoutSeconds");
        }
        var failures = new FailureReader(fields, dialect);
        return new State.Task(name, comment(), flow(Work.INPUT_AND_RESULT), resource, timeout, heartbeat, credentials(),
                failures.retriers(), failures.catchers(), next());
    }

    private State choice() {
        fields.require("Choices");
        var rules = new ChoiceReader(dialect, fields.problems()).rules(fields.array("Choices"), fields.at("Choices"));
        return new State.Choice(name, comment(), flow(Work.NONE), rules, fields.text("Default"));
    }

    private State parallel() {
        fields.require("Branches");
        List<StateMachine> branches = new ArrayList<>();
        fields.array("Branches").ifPresent(all -> {
            for (int i = 0; i < all.size(); i++) {
                branches.add(machines.machine(all.get(i), fields.at("Branches") + "[" + i + "]"));
            }
            if (all.isEmpty()) {
                fields.problems().schema(fields.at("Branches"), "Value cannot be empty");
            }
        });
        var failures = new FailureReader(fields, dialect);
        return new State.Parallel(name, comment(), flow(Work.INPUT_AND_RESULT), branches, failures.retriers(), failures
                .catchers(),
                next());
    }

    private WaitTime time() {
        var times = dialect.times(fields);
        if (times.size() == 1) {
            return times.getFirst();
        }
        var names = dialect.language() == QueryLanguage.JSONATA ? "[Seconds, Timestamp]"
                : "[SecondsPath, Seconds, TimestampPath, Timestamp]";
        fields.problems().schema(fields.at(), times.isEmpty() ? "This object should have only one of the following "
                + "fields: " + names : "There should only be one of the following fields: " + names);
        return new WaitTime.Seconds(0);
    }

    private Optional<JsonNode> credentials() {
        var credentials = dialect.template(fields, "Credentials");
        credentials.filter(c -> !c.has("RoleArn") && !c.has("RoleArn.$")).ifPresent(c -> fields.problems().schema(fields
                .at("Credentials"), "These fields are required: [RoleArn]"));
        return credentials;
    }

    private State unknown(String type) {
        if (fields.has("Type")) {
            fields.problems().schema(fields.at("Type"),
                    "The field 'Type' should have one of these values: [Task, Wait, "
                            + "Pass, Succeed, Fail, Choice, Parallel, Map]");
        }
        Set<String> successors = new LinkedHashSet<>();
        fields.text("Next").ifPresent(successors::add);
        fields.any("Default").map(JsonNode::textValue).ifPresent(successors::add);
        for (String list : List.of("Choices", "Catch")) {
            fields.any(list).ifPresent(n -> n.findValuesAsText("Next").forEach(successors::add));
        }
        return new State.Unknown(name, comment(), type, List.copyOf(successors));
    }
}
