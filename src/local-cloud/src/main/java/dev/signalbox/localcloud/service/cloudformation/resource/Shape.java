package dev.signalbox.localcloud.service.cloudformation.resource;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.localcloud.service.cloudformation.template.Functions;
import dev.signalbox.localcloud.service.cloudformation.template.ResourceCatalog.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The form of a property value. A value that a function will give fits every shape. */
public sealed interface Shape {

    Shape TEXT = new Scalar();
    Shape FREE = new Free();
    Shape TEXTS = new ListOf(TEXT);
    Shape TAG_MAP = new MapOf(TEXT);
    Shape TAG_LIST = new ListOf(struct("Key", "Value").requiring("Key", "Value"));

    /** Text, number or boolean: CloudFormation converts between them. */
    record Scalar() implements Shape {}

    /** Any JSON, such as a policy document. */
    record Free() implements Shape {}

    record ListOf(Shape member) implements Shape {}

    /** Keys are the template author's. */
    record MapOf(Shape value) implements Shape {}

    record Struct(Map<String, Shape> members, Set<String> required) implements Shape {
        Struct with(String name, Shape shape) {
            var more = new LinkedHashMap<>(members);
            more.put(name, shape);
            return new Struct(more, required);
        }

        Struct requiring(String... names) {
            var more = new LinkedHashSet<>(required);
            more.addAll(List.of(names));
            return new Struct(members, more);
        }

        Struct without(String name) {
            var fewer = new LinkedHashMap<>(members);
            fewer.remove(name);
            return new Struct(fewer, required);
        }

        /** Only the named members. */
        Struct only(String... names) {
            var kept = new LinkedHashMap<String, Shape>();
            for (String name : names) {
                var shape = members.get(name);
                if (shape == null) {
                    throw new IllegalArgumentException("No member " + name + " in " + members.keySet());
                }
                kept.put(name, shape);
            }
            return new Struct(kept, required);
        }
    }

    /** A structure of scalars. */
    static Struct struct(String... names) {
        var members = new LinkedHashMap<String, Shape>();
        for (String name : names) {
            members.put(name, TEXT);
        }
        return new Struct(members, Set.of());
    }

    /** What does not fit, with paths below {@code Properties}. */
    default List<Problem> problems(JsonNode value) {
        var problems = new ArrayList<Problem>();
        check(value, "", problems::add);
        return problems;
    }

    private void check(JsonNode value, String path, Consumer<Problem> found) {
        if (Functions.isCall(value)) {
            return;
        }
        switch (this) {
            case Free() -> {
                return;
            }
            case Scalar() -> {
                if (!value.isValueNode()) {
                    found.accept(wrong(path, "String", value));
                }
            }
            case ListOf(var member) -> {
                if (!value.isArray()) {
                    found.accept(wrong(path, "JSONArray", value));
                }
                for (int i = 0; value.isArray() && i < value.size(); i++) {
                    member.check(value.get(i), path + "/" + i, found);
                }
            }
            case MapOf(var member) -> {
                if (!value.isObject()) {
                    found.accept(wrong(path, "JSONObject", value));
                }
                value.properties().forEach(e -> member.check(e.getValue(), path + "/" + e.getKey(), found));
            }
            case Struct struct -> checkStruct(struct, value, path, found);
        }
    }

    private static void checkStruct(Struct struct, JsonNode value, String path, Consumer<Problem> found) {
        if (!value.isObject()) {
            found.accept(wrong(path, "JSONObject", value));
            return;
        }
        value.properties().forEach(e -> {
            var shape = struct.members().get(e.getKey());
            var at = path + "/" + e.getKey();
            if (shape == null) {
                found.accept(new Problem(at, "extraneous key [" + e.getKey()
                        + "] is not permitted, or not supported by the local cloud"));
            } else {
                shape.check(e.getValue(), at, found);
            }
        });
        struct.required().stream().filter(name -> !value.has(name)).forEach(name -> found.accept(new Problem(path,
                "required key [" + name + "] not found")));
    }

    private static Problem wrong(String path, String expected, JsonNode value) {
        var is = value.isArray() ? "JSONArray" : value.isObject() ? "JSONObject" : "String";
        return new Problem(path, "expected type: " + expected + ", found: " + is);
    }
}
