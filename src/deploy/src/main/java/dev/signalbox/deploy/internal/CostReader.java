package dev.signalbox.deploy.internal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.deploy.plan.CostDriver;
import dev.signalbox.deploy.plan.CostDriver.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds out what a template costs with certain parameter values: in kinds and units, never in money. */
public final class CostReader {
    private final JsonNode template;

    private CostReader(JsonNode template) {
        this.template = template;
    }

    public static CostReader of(String template) {
        return new CostReader(TemplateText.parseWithTags(template));
    }

    /** What costs while nobody uses it comes first. What a condition leaves out is not told. */
    public List<CostDriver> drivers(Map<String, String> values) {
        var scope = ResourceCount.in(template, values);
        Map<Key, List<Driven>> found = new LinkedHashMap<>();
        for (var resource : template.path("Resources").properties()) {
            if (scope.made(resource.getValue()).orElse(true)) {
                of(resource.getKey(), resource.getValue(), scope).forEach((key, driven) -> found.computeIfAbsent(key,
                        _ -> new ArrayList<>()).add(driven));
            }
        }
        return found.entrySet().stream().map(e -> driver(e.getKey(), e.getValue())).sorted(Comparator.comparing(
                CostDriver::kind)).toList();
    }

    /** What is told in one line. */
    private record Key(String type, Kind kind, String words) {}

    private record Driven(String logicalId, Optional<Long> units) {}

    private static Map<Key, Driven> of(String logicalId, JsonNode resource, ResourceCount scope) {
        Map<Key, Driven> found = new LinkedHashMap<>();
        var type = resource.path("Type").asText();
        var entry = CostTable.of(type);
        if (entry.isEmpty() && !type.startsWith("Custom::")) {
            found.put(new Key(type, Kind.UNKNOWN, ""), new Driven(logicalId, Optional.empty()));
        }
        var properties = resource.path("Properties");
        entry.stream().flatMap(e -> e.all().stream()).filter(r -> r.when() == null || holds(r.when(), properties,
                scope)).forEach(r -> found.put(new Key(type, r.cost(), r.words()), new Driven(logicalId, r
                        .cost() == Kind.IDLE ? units(r, properties, scope) : Optional.empty())));
        return found;
    }

    private static Optional<Long> units(CostTable.Rule rule, JsonNode properties, ResourceCount scope) {
        return rule.count() == null ? Optional.of(1L)
                : value(rule.count(), properties, scope).filter(v -> v.matches("\\d{1,9}")).map(Long::valueOf);
    }

    private static boolean holds(String when, JsonNode properties, ResourceCount scope) {
        if (when.startsWith("!")) {
            return scope.absent(at(when.substring(1), properties));
        }
        if (when.endsWith(">0")) {
            return value(when.substring(0, when.length() - 2), properties, scope).filter(v -> !v.equals("0"))
                    .isPresent();
        }
        int equals = when.indexOf('=');
        var path = when.substring(0, equals);
        var wanted = when.substring(equals + 1);
        return wanted.equals("*") ? !at(path, properties).isMissingNode()
                : value(path, properties, scope).filter(wanted::equals).isPresent();
    }

    private static JsonNode at(String path, JsonNode properties) {
        return properties.at("/" + path.replace('.', '/'));
    }

    private static Optional<String> value(String path, JsonNode properties, ResourceCount scope) {
        return scope.value(at(path, properties));
    }

    private static CostDriver driver(Key key, List<Driven> all) {
        boolean counted = all.stream().allMatch(d -> d.units().isPresent());
        var units = counted ? Optional.of(all.stream().mapToLong(d -> d.units().orElse(0L)).sum())
                : Optional.<Long>empty();
        return new CostDriver(key.type(), key.kind(), all.stream().map(Driven::logicalId).toList(), key.words(), units,
                CostTable.of(key.type()).flatMap(e -> Optional.ofNullable(e.page())));
    }
}
