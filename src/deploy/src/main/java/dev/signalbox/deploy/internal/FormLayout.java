package dev.signalbox.deploy.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a template wants its parameters to be shown: {@code AWS::CloudFormation::Interface}. */
record FormLayout(Map<String, String> groups, Map<String, String> labels) {
    static FormLayout of(JsonNode template) {
        var wish = template.path("Metadata").path("AWS::CloudFormation::Interface");
        var groups = new LinkedHashMap<String, String>();
        for (JsonNode group : wish.path("ParameterGroups")) {
            var title = group.path("Label").path("default").asText();
            group.path("Parameters").forEach(p -> groups.putIfAbsent(p.asText(), title));
        }
        var labels = new LinkedHashMap<String, String>();
        wish.path("ParameterLabels").properties().forEach(l -> labels.put(l.getKey(), l.getValue().path("default")
                .asText()));
        return new FormLayout(groups, labels);
    }

    /** Those in groups first, in their order; then the others as they stand in the template. */
    List<String> ordered(Iterable<String> names) {
        var all = new ArrayList<String>();
        names.forEach(all::add);
        var ordered = new ArrayList<>(groups.keySet());
        ordered.retainAll(all);
        all.stream().filter(n -> !groups.containsKey(n)).forEach(ordered::add);
        return ordered;
    }

    String group(String name) {
        return groups.getOrDefault(name, "");
    }

    Optional<String> label(String name) {
        return Optional.ofNullable(labels.get(name)).filter(l -> !l.isBlank());
    }
}
