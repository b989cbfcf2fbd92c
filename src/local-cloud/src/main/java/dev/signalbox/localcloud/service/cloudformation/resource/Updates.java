package dev.signalbox.localcloud.service.cloudformation.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a type takes changed properties, as its page in AWS's documentation says under "Update requires". What is not named
 * here changes in place.
 *
 * @param name the property that names the resource; empty for none. One with such a name cannot be replaced under it
 * @param always paths such as {@code ComputeResources/Type} whose change needs a new physical resource
 * @param perhaps top-level properties whose change may need one, depending on other things
 */
public record Updates(String name, Set<String> always, Set<String> perhaps) {
    private static final String ANY = "*";

    /** Whether a change of a property needs a new physical resource. */
    public enum Recreation {
        NEVER, CONDITIONALLY, ALWAYS
    }

    static Updates inPlace() {
        return new Updates("", Set.of(), Set.of());
    }

    static Updates replacing(String... paths) {
        return new Updates("", Set.of(paths), Set.of());
    }

    /** Every change needs a new physical resource, except one of tags. */
    static Updates replacingAlways() {
        return replacing(ANY);
    }

    /** The same with a property that names the resource; changing it makes a new one. */
    Updates named(String property) {
        var more = new TreeSet<>(always);
        more.add(property);
        return new Updates(property, more, perhaps);
    }

    Updates perhapsReplacing(String... properties) {
        return new Updates(name, always, Set.of(properties));
    }

    /** What a change of a top-level property means as far as that can be told without its values. */
    public Recreation of(String property) {
        if (always.contains(property) || always.contains(ANY) && !property.equals("Tags")) {
            return Recreation.ALWAYS;
        }
        boolean inside = always.stream().anyMatch(path -> path.startsWith(property + "/"));
        return inside || perhaps.contains(property) ? Recreation.CONDITIONALLY : Recreation.NEVER;
    }

    /** Whether something differs that needs a new physical resource. */
    boolean replaced(ObjectNode before, ObjectNode after) {
        if (always.contains(ANY)) {
            return changed(before, after).stream().anyMatch(name -> !name.equals("Tags"));
        }
        return always.stream().anyMatch(path -> !same(at(before, path), at(after, path)));
    }

    private static JsonNode at(JsonNode properties, String path) {
        return properties.at("/" + path);
    }

    /** The top-level properties that differ, in order of their names. */
    public static List<String> changed(ObjectNode before, ObjectNode after) {
        var names = new TreeSet<String>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        names.removeIf(name -> same(before.path(name), after.path(name)));
        return List.copyOf(names);
    }

    /** Whether two values are the same; a number or boolean is the same as its text. */
    public static boolean same(JsonNode one, JsonNode other) {
        if (one.isValueNode() && other.isValueNode()) {
            return one.asText().equals(other.asText());
        }
        if (one.getNodeType() != other.getNodeType() || one.size() != other.size()) {
            return false;
        }
        var keys = new ArrayList<String>();
        one.fieldNames().forEachRemaining(keys::add);
        if (!keys.stream().allMatch(key -> other.has(key) && same(one.get(key), other.get(key)))) {
            return false;
        }
        for (int i = 0; one.isArray() && i < one.size(); i++) {
            if (!same(one.get(i), other.get(i))) {
                return false;
            }
        }
        return true;
    }
}
