package dev.signalbox.localcloud.service.cloudformation.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.localcloud.runtime.CloudContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkPojo;

/**
 * One resource of one stack, as its type is to create or delete it.
 *
 * @param properties evaluated
 * @param stackTags tags of the stack, and those that CloudFormation adds
 * @param plannedId what {@link ResourceType#plannedId} gave before creating
 * @param initiated told the physical id as soon as the resource exists
 */
public record ResourceRequest(CloudContext cloud, String stackName, String logicalId, ObjectNode properties,
        Map<String, String> stackTags, String plannedId, Consumer<String> initiated) {

    public ResourceRequest planned(String id) {
        return new ResourceRequest(cloud, stackName, logicalId, properties, stackTags, id, initiated);
    }

    public ResourceRequest with(ObjectNode others) {
        return new ResourceRequest(cloud, stackName, logicalId, others, stackTags, plannedId, initiated);
    }

    boolean has(String property) {
        return properties.has(property);
    }

    JsonNode get(String property) {
        return properties.path(property);
    }

    String text(String property) {
        return properties.path(property).asText();
    }

    /** The properties of these names that are given. */
    ObjectNode only(Iterable<String> names) {
        var some = JsonNodeFactory.instance.objectNode();
        for (String name : names) {
            if (properties.has(name)) {
                some.set(name, properties.get(name));
            }
        }
        return some;
    }

    /**
     * Sets those properties on the builder that both have, except {@code Tags}, which differ from service to service,
     * and others that CloudFormation names in another way.
     */
    <B extends SdkPojo> B fill(B builder, Set<String> except) {
        var some = only(Model.names(builder));
        some.remove("Tags");
        some.remove(except);
        return Model.fill(builder, some);
    }

    /** The same without exceptions. */
    <B extends SdkPojo> B fill(B builder) {
        return fill(builder, Set.of());
    }

    /** A property made into a builder of a structure. */
    <B extends SdkPojo> B fill(B builder, String property) {
        return Model.fill(builder, get(property));
    }

    /** Tags of the stack and of the resource; the latter win. */
    Map<String, String> tags() {
        var tags = new LinkedHashMap<>(stackTags);
        tags.putAll(own(get("Tags")));
        return tags;
    }

    /** A {@code Tags} property in either of its forms. */
    static Map<String, String> own(JsonNode property) {
        var tags = new LinkedHashMap<String, String>();
        if (property.isArray()) {
            property.forEach(tag -> tags.put(tag.path("Key").asText(), tag.path("Value").asText()));
        } else {
            property.properties().forEach(e -> tags.put(e.getKey(), e.getValue().asText()));
        }
        return tags;
    }

    /** The tags that tell whose resource it is; nobody but CloudFormation sets them. */
    Map<String, String> ownerTags() {
        var owner = new LinkedHashMap<>(stackTags);
        owner.keySet().removeIf(key -> !key.startsWith("aws:cloudformation:"));
        return owner;
    }

    <R extends AwsResponse> R call(AwsRequest request, Class<R> response) {
        return cloud.calls().call(request, response);
    }
}
