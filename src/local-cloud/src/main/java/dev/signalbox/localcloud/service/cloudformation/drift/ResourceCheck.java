package dev.signalbox.localcloud.service.cloudformation.drift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.service.cloudformation.drift.live.LiveResource;
import dev.signalbox.localcloud.service.cloudformation.drift.live.LiveTypes;
import dev.signalbox.localcloud.service.cloudformation.resource.Missing;
import dev.signalbox.localcloud.service.cloudformation.resource.ResourceRequest;
import dev.signalbox.localcloud.service.cloudformation.resource.StateMachineDefinition;
import dev.signalbox.localcloud.service.cloudformation.stack.Stack;
import dev.signalbox.localcloud.service.cloudformation.stack.StackResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudformation.model.StackResourceDriftStatus;

/** Looks at one resource. */
final class ResourceCheck {
    private static final Logger LOG = LoggerFactory.getLogger(ResourceCheck.class);
    private static final List<String> DEFINITION = List.of("Definition", "DefinitionString", "DefinitionS3Location",
            "DefinitionSubstitutions");

    private final CloudContext cloud;

    ResourceCheck(CloudContext cloud) {
        this.cloud = cloud;
    }

    /** Empty when its type is not one whose drift can be told. */
    Optional<ResourceDrift> check(Stack stack, StackResource resource) {
        return LiveTypes.of(resource.type()).map(type -> {
            var expected = expected(stack, resource);
            try {
                var actual = type.read(new LiveResource(cloud, stack.name(), resource.logicalId(), resource
                        .physicalId(), expected));
                actual.retain(expected.properties().stream().map(Map.Entry::getKey).toList());
                withoutOwnTags(actual.path("Tags"));
                var differences = PropertyComparison.of(expected, actual);
                return found(resource, differences.isEmpty() ? StackResourceDriftStatus.IN_SYNC
                        : StackResourceDriftStatus.MODIFIED, expected, actual.toString(), differences);
            } catch (AwsServiceException e) {
                if (!Missing.isSaidBy(e)) {
                    throw e;
                }
                return found(resource, StackResourceDriftStatus.DELETED, expected, "", List.of());
            }
        });
    }

    private ResourceDrift found(StackResource resource, StackResourceDriftStatus status, ObjectNode expected,
            String actual, List<Difference> differences) {
        return new ResourceDrift(resource.stackId(), resource.logicalId(), resource.physicalId(), resource.type(),
                status, expected.toString(), actual, differences, cloud.time().now());
    }

    private ObjectNode expected(Stack stack, StackResource resource) {
        var expected = resource.properties().deepCopy();
        expected.remove(LiveTypes.notCompared(resource.type()));
        if (resource.type().equals("AWS::StepFunctions::StateMachine")) {
            expected.remove(DEFINITION);
            definition(stack, resource).ifPresent(text -> expected.put("DefinitionString", text));
        }
        if (expected.has("Tags") && !stack.order().tags().isEmpty()) {
            withStackTags(expected, stack.order().tags());
        }
        return expected;
    }

    /** Empty when the object it came from is gone, so that nothing is left to compare with. */
    private Optional<String> definition(Stack stack, StackResource resource) {
        try {
            return Optional.of(StateMachineDefinition.of(new ResourceRequest(cloud, stack.name(), resource.logicalId(),
                    resource.properties(), Map.of(), resource.physicalId(), _ -> {})));
        } catch (AwsServiceException e) {
            LOG.info("The definition of {} is not compared: {}", resource.physicalId(), e.getMessage());
            return Optional.empty();
        }
    }

    /** The stack's own tags reach its resources; the resource's win. */
    private static void withStackTags(ObjectNode expected, Map<String, String> stackTags) {
        if (expected.get("Tags") instanceof ArrayNode list) {
            stackTags.forEach((key, value) -> {
                if (list.valueStream().noneMatch(t -> t.path("Key").asText().equals(key))) {
                    list.addObject().put("Key", key).put("Value", value);
                }
            });
        } else if (expected.get("Tags") instanceof ObjectNode map) {
            stackTags.forEach((key, value) -> map.put(key, map.path(key).asText(value)));
        }
    }

    private static void withoutOwnTags(JsonNode tags) {
        if (tags instanceof ArrayNode list) {
            list.removeIf(t -> t.path("Key").asText().startsWith("aws:"));
        } else if (tags instanceof ObjectNode map) {
            map.remove(map.properties().stream().map(Map.Entry::getKey).filter(k -> k.startsWith("aws:")).toList());
        }
    }
}
