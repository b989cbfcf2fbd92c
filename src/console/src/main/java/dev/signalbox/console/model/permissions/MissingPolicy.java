package dev.signalbox.console.model.permissions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A policy of what was missing, to send to whoever administers the account. */
public final class MissingPolicy {
    private static final ObjectMapper JSON = new ObjectMapper();

    private MissingPolicy() {}

    /**
     * Allows what was refused, each action on the resources it was refused for. What a policy denies explicitly stays denied whatever
     * else allows it, so that has a statement of its own whose id says what is to be changed.
     */
    public static String of(Collection<Denial> denials) {
        ObjectNode policy = JSON.createObjectNode().put("Version", "2012-10-17");
        ArrayNode statements = policy.putArray("Statement");
        Map<String, Map<TreeSet<String>, TreeSet<String>>> byId = new TreeMap<>();
        resources(denials).forEach((id, actions) -> actions.forEach((action, on) -> byId.computeIfAbsent(id,
                _ -> new LinkedHashMap<>()).computeIfAbsent(on, _ -> new TreeSet<>()).add(action)));
        byId.forEach((id, groups) -> {
            int[] number = {0};
            groups.forEach((on, actions) -> {
                ObjectNode statement = statements.addObject().put("Sid", id + ++number[0]).put("Effect", "Allow");
                actions.forEach(statement.putArray("Action")::add);
                on.forEach(statement.putArray("Resource")::add);
            });
        });
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(policy);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** By statement id and action. */
    private static Map<String, Map<String, TreeSet<String>>> resources(Collection<Denial> denials) {
        return denials.stream().collect(Collectors.groupingBy(MissingPolicy::id, TreeMap::new, Collectors.groupingBy(
                Denial::action, TreeMap::new, Collectors.mapping(d -> d.resource().orElse(Denial.ALL), Collectors
                        .toCollection(TreeSet::new)))));
    }

    private static String id(Denial denial) {
        return denial.explicit() ? "ExplicitlyDeniedIn" + Arrays.stream(denial.kind().words().split("[^A-Za-z]")).map(
                w -> Character.toUpperCase(w.charAt(0)) + w.substring(1)).collect(Collectors.joining()) : "Missing";
    }
}
