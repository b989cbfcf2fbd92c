package dev.signalbox.localcloud.service.cloudformation.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.localcloud.service.cloudformation.template.ResourceCatalog.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One resource type. Every method may throw the called service's {@code AwsServiceException}; its message becomes the
 * reason in the stack's events. A deletion of something that is gone may throw the service's not-found error.
 */
public interface ResourceType {
    /** The supported properties. */
    Shape.Struct properties();

    /** What {@code Fn::GetAtt} may name. */
    default Set<String> attributes() {
        return Set.of();
    }

    default boolean hasAttribute(String attribute) {
        return attributes().contains(attribute);
    }

    /** What is wrong with properties; functions that are not evaluated yet fit everywhere. */
    default List<Problem> problems(JsonNode properties) {
        return properties().problems(properties);
    }

    /** How long the resource may take to be ready, and to be gone. */
    default Duration limit(ResourceRequest request) {
        return Duration.ofMinutes(30);
    }

    /** The name or id that the resource will have, chosen before it is created; empty when the service chooses. */
    String plannedId(ResourceRequest request);

    /** Creates the resource and tells {@link ResourceRequest#initiated} its physical id as soon as it exists. */
    void create(ResourceRequest request);

    /**
     * Whether a created resource can be used; asked again until it is so.
     *
     * @param physicalId the planned one when the resource tells its own only when it is ready
     */
    default boolean ready(ResourceRequest request, String physicalId) {
        return true;
    }

    /** Settings that a service takes only once the resource is ready. */
    default void configure(ResourceRequest request, String physicalId) {}

    /** The values of {@link #attributes} of a ready resource. */
    default Map<String, String> attributeValues(ResourceRequest request, String physicalId) {
        return Map.of();
    }

    /** @param id a physical or planned id */
    boolean exists(ResourceRequest request, String id);

    /**
     * The physical ids that a resource may have that was created but not recorded, because the process ended in between.
     * Those that are recorded may be among them. Only for types whose ids the service chooses.
     */
    default List<String> unrecorded(ResourceRequest request) {
        return List.of();
    }

    /** How changed properties are taken. */
    Updates updates();

    /** Whether these changes need a new physical resource. */
    default boolean replaces(ObjectNode before, ObjectNode after) {
        return updates().replaced(before, after);
    }

    /** Whether a change in place may give the resource another id or other attributes. */
    default boolean answersAnything() {
        return false;
    }

    /** The attributes that any change in place gives other values. */
    default Set<String> changingAttributes() {
        return Set.of();
    }

    /** Whether an update reaches the resource although its properties are the same. */
    default boolean alwaysAsked() {
        return false;
    }

    /** Whether tags of the stack become tags of the resource. */
    default boolean taggable() {
        return properties().members().containsKey("Tags");
    }

    /**
     * Begins to change a resource in place; {@link #ready} and {@link #attributeValues} are asked afterwards, and
     * {@link #configure} is not.
     */
    default void update(ResourceUpdate update) {
        throw new IllegalStateException("Resources of this type are only replaced: " + update.id());
    }

    /** Begins to delete; called once. */
    void delete(ResourceRequest request, String physicalId);

    /** Whether the deletion is over; asked again until it is so. */
    default boolean gone(ResourceRequest request, String physicalId) {
        return true;
    }
}
