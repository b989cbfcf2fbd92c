package dev.signalbox.localcloud.service.cloudformation.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.localcloud.service.cloudformation.template.InvalidTemplate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;

/**
 * A resource that exists and shall get other properties. An update that was cut off is asked for again, so it must be
 * harmless to do any part twice.
 *
 * @param request what it shall be
 * @param id its physical id
 * @param before what it was, or may be in part
 * @param tagsBefore those of the stack
 */
public record ResourceUpdate(ResourceRequest request, String id, ObjectNode before, Map<String, String> tagsBefore) {

    /** Whether one of these top-level properties differs. */
    boolean changed(String... properties) {
        return Set.of(properties).stream().anyMatch(name -> !Updates.same(before.path(name), request.get(name)));
    }

    /** Whether the property was given and is not any more. */
    boolean removed(String property) {
        return before.has(property) && !request.has(property);
    }

    /** The members of a list of texts that are no longer there. */
    List<String> gone(String property) {
        var left = texts(before.path(property));
        left.removeAll(texts(request.get(property)));
        return List.copyOf(left);
    }

    /** Refuses to take away any property but these, as the service would keep its value. */
    void onlyRemoves(String... properties) {
        var kept = new LinkedHashSet<String>();
        before.fieldNames().forEachRemaining(kept::add);
        kept.removeIf(name -> request.has(name) || List.of(properties).contains(name));
        if (!kept.isEmpty()) {
            throw InvalidTemplate.unsupported("The removal of " + kept + " from resource " + request.logicalId());
        }
    }

    private static Set<String> texts(JsonNode list) {
        var texts = new LinkedHashSet<String>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    /** Sets the tags that are new or differ, and removes those that are gone; asks nobody when there are none. */
    void tags(Consumer<Map<String, String>> set, Consumer<Set<String>> remove) {
        var wanted = request.tags();
        var had = new LinkedHashMap<>(tagsBefore);
        had.putAll(ResourceRequest.own(before.path("Tags")));
        var gone = new LinkedHashSet<>(had.keySet());
        gone.removeAll(wanted.keySet());
        if (!gone.isEmpty()) {
            remove.accept(gone);
        }
        var fresh = new LinkedHashMap<>(wanted);
        fresh.entrySet().removeIf(tag -> tag.getKey().startsWith("aws:") || tag.getValue().equals(had.get(tag
                .getKey())));
        if (!fresh.isEmpty()) {
            set.accept(fresh);
        }
    }

    <R extends AwsResponse> R call(AwsRequest asked, Class<R> response) {
        return request.call(asked, response);
    }

    /** Runs an action for a property's new value if the property differs and is given. */
    void each(List<String> properties, BiConsumer<String, JsonNode> action) {
        properties.stream().filter(name -> changed(name) && request.has(name)).forEach(name -> action.accept(name,
                request.get(name)));
    }
}
