package dev.signalbox.states.internal.definition;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.states.QueryLanguage;
import dev.signalbox.states.internal.data.Expression;
import dev.signalbox.states.internal.data.VariablePath;
import dev.signalbox.states.internal.jsonata.JsonataExpression;
import dev.signalbox.states.internal.jsonata.JsonataSyntax;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Collects which variables the states of a valid definition refer to. */
public final class VariableReferences {
    private static final Set<String> MACHINES = Set.of("Branches", "ItemProcessor", "Iterator");
    /** Within these of JSONPath only fields whose names end in {@code .$} are read. */
    private static final Set<String> TEMPLATES = Set.of("Parameters", "ResultSelector", "ItemSelector", "Assign",
            "Credentials", "BatchInput", "Result");

    private final Map<String, SortedSet<String>> found = new TreeMap<>();
    private final QueryLanguage machineLanguage;

    private VariableReferences(QueryLanguage machineLanguage) {
        this.machineLanguage = machineLanguage;
    }

    /** Names of variables by names of states, at all levels; states that refer to none are left out. */
    public static Map<String, SortedSet<String>> of(JsonNode definition) {
        var references = new VariableReferences(language(definition, QueryLanguage.JSON_PATH));
        references.machine(definition);
        return references.found;
    }

    private static QueryLanguage language(JsonNode node, QueryLanguage otherwise) {
        return QueryLanguage.of(node.path("QueryLanguage").asText()).orElse(otherwise);
    }

    /** One machine or several. */
    private void machines(JsonNode node) {
        if (node.isArray()) {
            node.forEach(this::machine);
        } else {
            machine(node);
        }
    }

    private void machine(JsonNode machine) {
        machine.path("States").properties().forEach(e -> state(e.getKey(), e.getValue()));
    }

    private void state(String name, JsonNode state) {
        SortedSet<String> names = new TreeSet<>();
        boolean jsonata = language(state, machineLanguage) == QueryLanguage.JSONATA;
        state.properties().forEach(e -> {
            if (MACHINES.contains(e.getKey())) {
                machines(e.getValue());
            } else if (jsonata) {
                expressions(e.getValue(), names);
            } else {
                paths(e.getKey(), e.getValue(), false, names);
            }
        });
        if (!names.isEmpty()) {
            found.put(name, names);
        }
    }

    private static void expressions(JsonNode node, Set<String> names) {
        node.forEach(n -> expressions(n, names));
        JsonataExpression.in(node).ifPresent(e -> names.addAll(JsonataSyntax.variables(e)));
    }

    private static void paths(String field, JsonNode value, boolean template, Set<String> names) {
        boolean path = field.endsWith(".$") || !template && (field.endsWith("Path") || field.equals("Variable"));
        if (path && value.isTextual()) {
            reference(value.textValue(), names);
        }
        boolean within = template || TEMPLATES.contains(field);
        value.properties().forEach(e -> paths(e.getKey(), e.getValue(), within, names));
        if (value.isArray()) {
            value.forEach(n -> paths("", n, within, names));
        }
    }

    private static void reference(String text, Set<String> names) {
        reference(Expression.parse(text), names);
    }

    private static void reference(Expression expression, Set<String> names) {
        switch (expression) {
            case Expression.At(var path) -> VariablePath.of(path).ifPresent(v -> names.add(v.name()));
            case Expression.Call call -> call.arguments().forEach(a -> reference(a, names));
            case Expression.Literal _ -> {
            }
        }
    }
}
