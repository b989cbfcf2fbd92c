package dev.signalbox.console.screen.batch.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.console.control.form.Form;
import dev.signalbox.console.control.form.FormField;
import dev.signalbox.console.control.form.FormField.Kind;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.InputSchema;
import dev.signalbox.console.model.batch.HiddenValues;
import dev.signalbox.console.model.batch.definition.JobDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Registers a revision made from another by a form of what is changed most. Whatever the form does not show is kept as it is; secret
 * values are given on without being shown.
 */
public final class DefinitionForm {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int MOST_MEMORY = 10_000_000;
    private static final int MOST_ATTEMPTS = 10;
    private static final int SHORTEST = 60;
    private static final int LONGEST = 31_536_000;

    private final JobDefinition old;
    private final ObjectNode json;
    private final HiddenValues hidden = new HiddenValues();

    public DefinitionForm(JobDefinition old) {
        this.old = old;
        json = InputSchema.parse(old.json()) instanceof InputSchema.Parsed.Good(ObjectNode object) ? object
                : NODES.objectNode();
    }

    /** Whether the form fits: jobs on several containers or on Kubernetes are edited as JSON only. */
    public static boolean fits(JobDefinition definition) {
        return definition.type().equals("container") && definition.json().contains("containerProperties");
    }

    public Form form() {
        var container = json.path("containerProperties");
        return new Form(Texts.text("definition.form.title", old.name()), Texts.text("definition.register"), Texts.text(
                "definition.form.words", old.revision()), List.of(
                        FormField.of(Kind.MONO, "image", Texts.text("job.image"), container.path("image").asText()),
                        FormField.of(Kind.TEXT, "vcpus", Texts.text("order.vcpus"), resource("VCPU", "vcpus")),
                        FormField.of(Kind.TEXT, "memory", Texts.text("order.memory"), resource("MEMORY", "memory")),
                        FormField.of(Kind.LINES, "command", Texts.text("order.command"), Lines.of(texts(container.path(
                                "command")))).hint(Texts.text("order.command.hint")),
                        FormField.of(Kind.LINES, "variables", Texts.text("order.variables"), Lines.of(variables(),
                                hidden)).hint(Texts.text("order.variables.hint")),
                        FormField.of(Kind.MONO, "jobRoleArn", Texts.text("definition.jobRole"), container.path(
                                "jobRoleArn").asText()),
                        FormField.of(Kind.TEXT, "attempts", Texts.text("order.attempts"), json.path("retryStrategy")
                                .path("attempts").asText()),
                        FormField.of(Kind.TEXT, "timeout", Texts.text("order.timeout"), json.path("timeout").path(
                                "attemptDurationSeconds").asText()).hint(Texts.text("order.timeout.hint"))),
                this::complaints);
    }

    private String resource(String type, String older) {
        for (JsonNode requirement : json.path("containerProperties").path("resourceRequirements")) {
            if (requirement.path("type").asText().equals(type)) {
                return requirement.path("value").asText();
            }
        }
        return json.path("containerProperties").path(older).asText();
    }

    private static List<String> texts(JsonNode array) {
        var texts = new java.util.ArrayList<String>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private Map<String, String> variables() {
        var variables = new LinkedHashMap<String, String>();
        json.path("containerProperties").path("environment").forEach(v -> variables.put(v.path("name").asText(), v.path(
                "value").asText()));
        return variables;
    }

    Map<String, String> complaints(Map<String, String> values) {
        return new Complaints(values).required("image").required("vcpus").decimalOrNone("vcpus").number("memory", 4,
                MOST_MEMORY).pairs("variables").marks("variables", hidden).numberOrNone("attempts", 1, MOST_ATTEMPTS)
                .numberOrNone("timeout", SHORTEST, LONGEST).found();
    }

    /** @param values without complaints */
    public String json(Map<String, String> values) {
        var next = json.deepCopy();
        var container = next.withObject("containerProperties");
        container.put("image", values.getOrDefault("image", "").strip());
        container.remove(List.of("vcpus", "memory"));
        resource(container, "VCPU", values.getOrDefault("vcpus", "").strip());
        resource(container, "MEMORY", values.getOrDefault("memory", "").strip());
        ArrayNode command = container.putArray("command");
        Lines.items(values.getOrDefault("command", "")).forEach(command::add);
        ArrayNode variables = container.putArray("environment");
        Lines.pairs(values.getOrDefault("variables", ""), hidden).forEach((name, value) -> variables.addObject().put(
                "name", name).put("value", value));
        given(values, "jobRoleArn").ifPresentOrElse(r -> container.put("jobRoleArn", r), () -> container.remove(
                "jobRoleArn"));
        given(values, "attempts").ifPresentOrElse(n -> next.withObject("retryStrategy").put("attempts", Integer.valueOf(
                n)), () -> next.withObject("retryStrategy").remove("attempts"));
        given(values, "timeout").ifPresentOrElse(t -> next.withObject("timeout").put("attemptDurationSeconds", Integer
                .valueOf(t)), () -> next.remove("timeout"));
        if (next.path("retryStrategy").isEmpty()) {
            next.remove("retryStrategy");
        }
        return next.toPrettyString();
    }

    private static void resource(ObjectNode container, String type, String value) {
        for (JsonNode requirement : container.withArray("resourceRequirements")) {
            if (requirement.path("type").asText().equals(type)) {
                ((ObjectNode) requirement).put("value", value);
                return;
            }
        }
        container.withArray("resourceRequirements").addObject().put("type", type).put("value", value);
    }

    private static Optional<String> given(Map<String, String> values, String field) {
        return Optional.of(values.getOrDefault(field, "").strip()).filter(v -> !v.isEmpty());
    }
}
