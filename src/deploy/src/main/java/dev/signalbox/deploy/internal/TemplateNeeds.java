package dev.signalbox.deploy.internal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.deploy.watch.DeclaredResource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What each resource of a template waits for. */
final class TemplateNeeds {
    private static final Pattern IN_TEXT = Pattern.compile("\\$\\{([A-Za-z0-9]+)(\\.[^}]*)?}");

    private final JsonNode resources;

    private TemplateNeeds(JsonNode resources) {
        this.resources = resources;
    }

    /** Those that are made with these parameter values; what no condition can tell of is listed too. */
    static List<DeclaredResource> of(String template, Map<String, String> values) {
        var root = TemplateText.parseWithTags(template);
        var count = ResourceCount.in(root, values);
        var needs = new TemplateNeeds(root.path("Resources"));
        var declared = new ArrayList<DeclaredResource>();
        for (var entry : root.path("Resources").properties()) {
            if (count.made(entry.getValue()).orElse(true)) {
                declared.add(new DeclaredResource(entry.getKey(), entry.getValue().path("Type").asText(), needs.of(entry
                        .getKey(), entry.getValue())));
            }
        }
        var made = new HashSet<String>();
        declared.forEach(d -> made.add(d.logicalId()));
        return declared.stream().map(d -> new DeclaredResource(d.logicalId(), d.type(), common(d.needs(), made)))
                .toList();
    }

    private static Set<String> common(Set<String> needs, Set<String> made) {
        var both = new HashSet<>(needs);
        both.retainAll(made);
        return both;
    }

    private Set<String> of(String logicalId, JsonNode resource) {
        var found = new HashSet<String>();
        var depends = resource.path("DependsOn");
        if (depends.isTextual()) {
            add(depends.asText(), found);
        }
        depends.forEach(d -> add(d.asText(), found));
        search(resource.path("Properties"), found);
        found.remove(logicalId);
        return found;
    }

    private void search(JsonNode node, Set<String> found) {
        if (node.has("Ref")) {
            add(node.path("Ref").asText(), found);
        }
        var attribute = node.path("Fn::GetAtt");
        add(attribute.isArray() ? attribute.path(0).asText() : attribute.asText().replaceFirst("\\..*", ""), found);
        var sub = node.path("Fn::Sub");
        var matches = IN_TEXT.matcher(sub.isArray() ? sub.path(0).asText() : sub.asText());
        while (matches.find()) {
            add(matches.group(1), found);
        }
        node.forEach(child -> search(child, found));
    }

    private void add(String name, Set<String> found) {
        if (!name.isEmpty() && resources.has(name)) {
            found.add(name);
        }
    }
}
