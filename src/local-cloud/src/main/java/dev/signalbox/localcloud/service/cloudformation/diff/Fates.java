package dev.signalbox.localcloud.service.cloudformation.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.signalbox.localcloud.service.cloudformation.stack.StackResource;
import dev.signalbox.localcloud.service.cloudformation.template.Scope;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What names stand for once an order is fulfilled, as far as that is known before. */
final class Fates implements Scope {
    /** What AWS shows for a value that only the service will choose. */
    static final String UNKNOWN = "{{changeSet:KNOWN_AFTER_APPLY}}";

    private final Scope parameters;
    private final Map<String, StackResource> current;
    private final Set<String> unknown = new HashSet<>();

    Fates(Scope parameters, List<StackResource> resources) {
        this.parameters = parameters;
        current = new HashMap<>();
        resources.forEach(r -> current.put(r.logicalId(), r));
    }

    /** From here on the id and attributes of a resource are not known. */
    void unknown(String logicalId) {
        unknown.add(logicalId);
    }

    /** From here on these attributes of a resource are not known. */
    void unknown(String logicalId, Set<String> attributes) {
        attributes.forEach(name -> unknown.add(logicalId + "." + name));
    }

    /** Whether what is referred to is not known; without attribute it is the id. */
    boolean isUnknown(String logicalId, String attribute) {
        return isUnknown(logicalId) || unknown.contains(logicalId + "." + attribute);
    }

    boolean isUnknown(String logicalId) {
        return unknown.contains(logicalId);
    }

    static boolean isKnown(JsonNode value) {
        return !value.toString().contains(UNKNOWN);
    }

    @Override
    public Optional<JsonNode> ref(String name) {
        return parameters.ref(name).or(() -> resource(name, StackResource::physicalId));
    }

    @Override
    public Optional<JsonNode> attribute(String logicalId, String attribute) {
        return isUnknown(logicalId, attribute) ? Optional.of(text(UNKNOWN))
                : resource(logicalId, r -> r.attributes().getOrDefault(attribute, UNKNOWN));
    }

    private Optional<JsonNode> resource(String logicalId, java.util.function.Function<StackResource, String> value) {
        if (unknown.contains(logicalId)) {
            return Optional.of(text(UNKNOWN));
        }
        return Optional.ofNullable(current.get(logicalId)).map(value).map(Fates::text);
    }

    static JsonNode text(String value) {
        return JsonNodeFactory.instance.textNode(value);
    }

    @Override
    public Optional<String> imported(String name) {
        return parameters.imported(name);
    }

    @Override
    public List<String> zones() {
        return parameters.zones();
    }
}
