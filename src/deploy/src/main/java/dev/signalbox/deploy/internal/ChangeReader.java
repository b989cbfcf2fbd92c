package dev.signalbox.deploy.internal;

import dev.signalbox.deploy.plan.PropertyChange;
import dev.signalbox.deploy.plan.PropertyChange.Recreation;
import dev.signalbox.deploy.plan.ResourceChange;
import dev.signalbox.deploy.plan.ResourceChange.Action;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.model.PolicyAction;
import software.amazon.awssdk.services.cloudformation.model.Replacement;
import software.amazon.awssdk.services.cloudformation.model.RequiresRecreation;
import software.amazon.awssdk.services.cloudformation.model.ResourceAttribute;
import software.amazon.awssdk.services.cloudformation.model.ResourceChangeDetail;
import software.amazon.awssdk.services.cloudformation.model.ResourceTargetDefinition;

/** Puts CloudFormation's answer about a resource into ours. */
final class ChangeReader {
    private ChangeReader() {}

    /** @param stack the nested stacks that lead to it */
    static ResourceChange read(List<String> stack,
            software.amazon.awssdk.services.cloudformation.model.ResourceChange change) {
        Map<String, PropertyChange> properties = new LinkedHashMap<>();
        for (var detail : change.details()) {
            var property = property(detail);
            properties.merge(property.path(), property, ChangeReader::both);
        }
        return new ResourceChange(stack, action(change), change.logicalResourceId(), Optional.ofNullable(change
                .physicalResourceId()), change.resourceType(), kept(change.policyAction()), new ArrayList<>(properties
                        .values()));
    }

    private static Action action(software.amazon.awssdk.services.cloudformation.model.ResourceChange change) {
        return switch (change.action()) {
            case ADD -> Action.CREATE;
            case REMOVE -> Action.REMOVE;
            case IMPORT -> Action.IMPORT;
            case MODIFY -> change.replacement() == Replacement.TRUE ? Action.REPLACE
                    : change.replacement() == Replacement.CONDITIONAL ? Action.PERHAPS_REPLACE : Action.CHANGE;
            case null, default -> Action.UNKNOWN;
        };
    }

    private static boolean kept(PolicyAction policy) {
        return switch (policy) {
            case RETAIN, SNAPSHOT, REPLACE_AND_RETAIN, REPLACE_AND_SNAPSHOT -> true;
            case null, default -> false;
        };
    }

    private static PropertyChange property(ResourceChangeDetail detail) {
        var target = detail.target();
        boolean isProperty = target.attribute() == ResourceAttribute.PROPERTIES;
        return new PropertyChange(isProperty ? name(target) : target.attributeAsString(), Optional.ofNullable(target
                .beforeValue()), Optional.ofNullable(target.afterValue()), recreation(target.requiresRecreation()),
                Optional.ofNullable(detail.causingEntity()));
    }

    /** The path tells more than the name where there is one: {@code /Properties/Tags/0/Value}. */
    private static String name(ResourceTargetDefinition target) {
        return Optional.ofNullable(target.path()).filter(p -> p.startsWith("/Properties/")).map(p -> p.substring(
                "/Properties/".length()).replace('/', '.')).or(() -> Optional.ofNullable(target.name())).orElse("");
    }

    private static Recreation recreation(RequiresRecreation recreation) {
        return switch (recreation) {
            case ALWAYS -> Recreation.ALWAYS;
            case CONDITIONALLY -> Recreation.CONDITIONALLY;
            case null, default -> Recreation.NEVER;
        };
    }

    /** CloudFormation lists a property once for each of its causes. */
    private static PropertyChange both(PropertyChange a, PropertyChange b) {
        var worse = a.recreation().compareTo(b.recreation()) >= 0 ? a.recreation() : b.recreation();
        return new PropertyChange(a.path(), a.before().or(b::before), a.after().or(b::after), worse, a.cause().or(
                b::cause));
    }
}
