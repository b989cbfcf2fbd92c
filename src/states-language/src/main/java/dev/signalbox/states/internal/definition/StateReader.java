package dev.signalbox.states.internal.definition;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.states.Amount;
import dev.signalbox.states.DataFlow;
import dev.signalbox.states.State;
import dev.signalbox.states.StateMachine;
import dev.signalbox.states.WaitTime;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one state. */
final class StateReader {
    private static final long MAX_SECONDS = 99_999_999;

    private final DefinitionReader machines;
    private final String name;
    private final Fields fields;

    StateReader(DefinitionReader machines, String name, Fields fields) {
        this.machines = machines;
        this.name = name;
        this.fields = fields;
    }

    State read() {
        fields.require("Type");
        var type = fields.text("Type").orElse("");
        DefinitionReader.checkQueryLanguage(fields);
        fields.refuse("Arguments", "Output", "Assign", "Credentials");
        var state = switch (type) {
            case "Pass" -> new State.Pass(name, comment(), data(true), fields.any("Result"), next());
            case "Task" -> task();
            case "Choice" -> choice();
            case "Wait" -> new State.Wait(name, comment(), paths(), time(), next());
            case "Succeed" -> new State.Succeed(name, comment(), paths());
            case "Fail" -> new State.Fail(name, comment(), fields.textOrPath("Error"), fields.textOrPath("Cause"));
            case "Parallel" -> parallel();
            case "Map" -> new MapReader(machines, name, fields).read(this);
            default -> unknown(type);
        };
        if (!(state instanceof State.Unknown)) {
            fields.end();
        }
        return state;
    }

    Optional<String> comment() {
        return fields.text("Comment");
    }

    /** The next state; empty for an end, and when the definition names none. */
    Optional<String> next() {
        var end = fields.flag("End");
        var next = fields.text("Next");
        if (end == next.isPresent() && end == fields.has("Next")) {
            fields.problems().schema(fields.at(), "Either 'Next' or 'End' is required, and not both");
        }
        return next;
    }

    /** Paths only, as states without work of their own have them. */
    private DataFlow paths() {
        return new DataFlow(inputPath(), Optional.empty(), Optional.empty(), Optional.of("$"), outputPath());
    }

    DataFlow data(boolean parameters) {
        var resultPath = fields.isNull("ResultPath") ? Optional.<String>empty()
                : Optional.of(fields.referencePath("ResultPath").orElse("$"));
        fields.any("ResultPath");
        return new DataFlow(inputPath(), parameters ? fields.template("Parameters") : Optional.empty(), fields.template(
                "ResultSelector"), resultPath, outputPath());
    }

    private Optional<String> inputPath() {
        return pathOrNull("InputPath");
    }

    private Optional<String> outputPath() {
        return pathOrNull("OutputPath");
    }

    private Optional<String> pathOrNull(String field) {
        if (fields.isNull(field)) {
            fields.any(field);
            return Optional.empty();
        }
        return Optional.of(fields.path(field).orElse("$"));
    }

    private State task() {
        fields.require("Resource");
        var resource = fields.text("Resource").orElse("");
        if (fields.has("Resource") && !resource.matches("arn:[^:]+:[^:]+:[^:]*:[^:]*:.+")) {
            fields.problems().schema(fields.at("Resource"), "Value is not a valid resource ARN");
        }
        var timeout = fields.amount("TimeoutSeconds", 1, MAX_SECONDS);
        var heartbeat = fields.amount("HeartbeatSeconds", 1, MAX_SECONDS);
        if (timeout.orElse(null) instanceof Amount.Fixed(long limit) && heartbeat.orElse(
                null) instanceof Amount.Fixed(long beat) && beat >= limit) {
            fields.problems().schema(fields.at("HeartbeatSeconds"),
                    "HeartbeatSeconds must be less than TimeoutSeconds");
        }
        var failures = new FailureReader(fields);
        return new State.Task(name, comment(), data(true), resource, timeout, heartbeat, failures.retriers(), failures
                .catchers(), next());
    }

    private State choice() {
        fields.require("Choices");
        var rules = new ChoiceReader(fields.problems()).rules(fields.array("Choices"), fields.at("Choices"));
        return new State.Choice(name, comment(), paths(), rules, fields.text("Default"));
    }

    private State parallel() {
        fields.require("Branches");
        List<StateMachine> branches = new ArrayList<>();
        fields.array("Branches").ifPresent(all -> {
            for (int i = 0; i < all.size(); i++) {
                branches.add(machines.machine(all.get(i), fields.at("Branches") + "[" + i + "]"));
            }
            if (all.isEmpty()) {
                fields.problems().schema(fields.at("Branches"), "At least one branch is required");
            }
        });
        var failures = new FailureReader(fields);
        return new State.Parallel(name, comment(), data(true), branches, failures.retriers(), failures.catchers(),
                next());
    }

    private WaitTime time() {
        List<WaitTime> times = new ArrayList<>();
        fields.whole("Seconds", 0, MAX_SECONDS).map(WaitTime.Seconds::new).ifPresent(times::add);
        fields.path("SecondsPath").map(WaitTime.SecondsPath::new).ifPresent(times::add);
        fields.text("Timestamp").flatMap(this::timestamp).map(WaitTime.Timestamp::new).ifPresent(times::add);
        fields.path("TimestampPath").map(WaitTime.TimestampPath::new).ifPresent(times::add);
        if (times.size() == 1) {
            return times.getFirst();
        }
        fields.problems().schema(fields.at(), "Exactly one of these fields is required: [Seconds, SecondsPath, "
                + "Timestamp, TimestampPath]");
        return new WaitTime.Seconds(0);
    }

    private Optional<Instant> timestamp(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException e) {
            fields.problems().schema(fields.at("Timestamp"), "Value is not a valid timestamp: " + text);
            return Optional.empty();
        }
    }

    private State unknown(String type) {
        if (fields.has("Type")) {
            fields.problems().schema(fields.at("Type"), "Value is not one of [Task, Wait, Pass, Succeed, Fail, Choice, "
                    + "Parallel, Map]");
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
