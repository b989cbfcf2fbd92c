package dev.signalbox.states.internal.definition;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.signalbox.states.Definition;
import dev.signalbox.states.QueryLanguage;
import dev.signalbox.states.State;
import dev.signalbox.states.StateMachine;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads one definition; it always answers with a model, and with all that is wrong with it. */
public final class DefinitionReader {
    private static final ObjectMapper STRICT = JsonMapper.builder().enable(
            StreamReadFeature.STRICT_DUPLICATE_DETECTION).enable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION).enable(
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS).enable(
                            DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    private static final ObjectMapper LAX = new ObjectMapper();
    private static final Pattern UNREADABLE = Pattern.compile("^Unrecognized token '(.*?)'|^Unexpected character ");
    private static final int MAX_STATE_NAME = 80;
    private static final long MAX_SECONDS = 99_999_999;

    private final Problems problems = new Problems();
    private final Set<String> stateNames = new HashSet<>();
    private QueryLanguage machineLanguage = QueryLanguage.JSON_PATH;

    public Definition read(String text) {
        var json = json(text);
        StateMachine machine;
        if (json.isObject()) {
            machine = machine(json, "");
        } else {
            machine = new StateMachine(Optional.empty(), "", Map.of(), Optional.empty());
            if (problems.found().isEmpty()) {
                problems.schema("", "Definition must be a valid JSON object");
            }
        }
        return new Definition(machine, problems.found());
    }

    private JsonNode json(String text) {
        try {
            return STRICT.readTree(text);
        } catch (JsonProcessingException e) {
            var where = place(e);
            problems.error("INVALID_JSON_DESCRIPTION", where, e.getOriginalMessage() + "\n at " + where);
            return laxly(text);
        }
    }

    /** AWS counts up to the end of what it cannot read. */
    private static String place(JsonProcessingException e) {
        var place = Optional.ofNullable(e.getLocation()).orElse(JsonLocation.NA);
        var token = UNREADABLE.matcher(e.getOriginalMessage());
        int read = token.find() ? Optional.ofNullable(token.group(1)).map(String::length).orElse(1) : 0;
        return "[Source: " + place.sourceDescription() + "; line: " + place.getLineNr() + ", column: " + (place
                .getColumnNr() + read) + "]";
    }

    private static JsonNode laxly(String text) {
        try {
            return LAX.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** The whole definition, a branch or an item processor. */
    StateMachine machine(JsonNode node, String at) {
        var fields = new Fields(node, at, problems);
        fields.require("States", "StartAt");
        checkDialect(fields, at);
        var startAt = fields.text("StartAt");
        var states = states(fields);
        fields.any("ProcessorConfig");
        var timeout = at.isEmpty() ? fields.whole("TimeoutSeconds", 1, MAX_SECONDS) : Optional.<Long>empty();
        var machine = new StateMachine(fields.text("Comment"), startAt.orElse(""), states, timeout);
        fields.end();
        if (!machine.startAt().isEmpty() && node.path("States").isObject()) { // else it was said what is missing
            GraphCheck.check(machine, at, problems);
        }
        return machine;
    }

    /** The language of the whole machine is that of all its states that do not tell their own. */
    private void checkDialect(Fields fields, String at) {
        if (at.isEmpty()) {
            fields.text("Version").filter(v -> !v.equals("1.0")).ifPresent(v -> fields.problems().schema("/Version",
                    "Value should be one of the following: [1.0]"));
            machineLanguage = fields.queryLanguage().orElse(QueryLanguage.JSON_PATH);
        } else if (fields.any("QueryLanguage").isPresent()) {
            fields.problems().schema(fields.at(), "Field 'QueryLanguage' is not supported");
        }
    }

    QueryLanguage machineLanguage() {
        return machineLanguage;
    }

    private Map<String, State> states(Fields machine) {
        Map<String, State> states = new LinkedHashMap<>();
        machine.object("States").ifPresent(all -> all.properties().forEach(e -> {
            var name = e.getKey();
            var at = machine.at("States") + "/" + name;
            checkName(name, at);
            states.put(name, new StateReader(this, name, new Fields(e.getValue(), at, problems)).read());
        }));
        return states;
    }

    private void checkName(String name, String at) {
        if (name.isEmpty() || name.length() > MAX_STATE_NAME) {
            problems.error("INVALID_STATE_NAME", at, "State names have 1 to " + MAX_STATE_NAME + " characters");
        }
        if (!stateNames.add(name)) {
            problems.error("DUPLICATE_STATE_NAME", at, "Duplicate State name: " + name);
        }
    }
}
