package dev.signalbox.deploy.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What creating the resources of a template takes: {@code create-actions.txt}. */
final class CreateActions {
    /** By type, or type and property. */
    private final Map<String, Set<String>> actions = new TreeMap<>();

    CreateActions() {
        try (var in = Objects.requireNonNull(CreateActions.class.getResourceAsStream("create-actions.txt"))) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(l -> !l.startsWith("#") && !l
                    .isBlank())
                    .forEach(this::line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void line(String line) {
        int colon = line.indexOf(" : ");
        actions.computeIfAbsent(line.substring(0, colon).strip(), _ -> new TreeSet<>()).addAll(List.of(line.substring(
                colon + 3).strip().split(" +")));
    }

    boolean knows(String type) {
        return actions.containsKey(named(type));
    }

    /** Types of a template's own are custom resources. */
    private static String named(String type) {
        return type.startsWith("Custom::") ? "AWS::CloudFormation::CustomResource" : type;
    }

    /** Every action in the file. */
    Collection<String> all() {
        var all = new TreeSet<String>();
        actions.values().forEach(all::addAll);
        return all;
    }

    /** What the resources of a template take. Types that are not in the file are left out. */
    Set<String> of(JsonNode template) {
        var needed = new TreeSet<String>();
        template.path("Resources").forEach(resource -> {
            var type = named(resource.path("Type").asText());
            needed.addAll(actions.getOrDefault(type, Set.of()));
            resource.path("Properties").fieldNames().forEachRemaining(property -> needed.addAll(actions.getOrDefault(
                    type + "." + property, Set.of())));
        });
        return needed;
    }
}
