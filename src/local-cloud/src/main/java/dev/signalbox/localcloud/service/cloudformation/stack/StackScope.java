package dev.signalbox.localcloud.service.cloudformation.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.signalbox.localcloud.service.cloudformation.template.Scope;
import java.util.List;
import java.util.Optional;

/** Parameters, and the resources that the stack has now: whoever asks for one waits until it is as it should be. */
final class StackScope implements Scope {
    private final Scope parameters;
    private final StackStore store;
    private final String stackId;

    StackScope(Scope parameters, StackStore store, String stackId) {
        this.parameters = parameters;
        this.store = store;
        this.stackId = stackId;
    }

    @Override
    public Optional<JsonNode> ref(String name) {
        return parameters.ref(name).or(() -> created(name).map(r -> text(r.physicalId())));
    }

    @Override
    public Optional<JsonNode> attribute(String logicalId, String attribute) {
        return created(logicalId).map(r -> r.attributes().get(attribute)).map(StackScope::text);
    }

    @Override
    public Optional<String> imported(String name) {
        return parameters.imported(name);
    }

    @Override
    public List<String> zones() {
        return parameters.zones();
    }

    private Optional<StackResource> created(String logicalId) {
        return store.resource(stackId, logicalId).filter(r -> !r.over() && !r.physicalId().isEmpty());
    }

    private static JsonNode text(String value) {
        return JsonNodeFactory.instance.textNode(value);
    }
}
