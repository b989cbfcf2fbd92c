package dev.signalbox.localcloud.service.cloudformation.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.localcloud.service.cloudformation.resource.Updates;
import dev.signalbox.localcloud.service.cloudformation.resource.Updates.Recreation;
import dev.signalbox.localcloud.service.cloudformation.stack.StackResource;
import dev.signalbox.localcloud.service.cloudformation.stack.Works;
import dev.signalbox.localcloud.service.cloudformation.template.ResourceDeclaration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.services.cloudformation.model.ChangeSource;
import software.amazon.awssdk.services.cloudformation.model.EvaluationType;
import software.amazon.awssdk.services.cloudformation.model.RequiresRecreation;
import software.amazon.awssdk.services.cloudformation.model.ResourceAttribute;

/**
 * What differs about one resource that stays in its stack.
 *
 * @param masked text of a value without secrets
 */
record PropertyDiffs(Works works, Causes causes, Function<JsonNode, String> masked) {

    /** @param after evaluated as far as possible */
    List<Detail> of(StackResource now, ResourceDeclaration before, ResourceDeclaration declared, ObjectNode after,
            Map<String, String> tags) {
        var details = new ArrayList<Detail>();
        for (String name : Updates.changed(now.properties(), after)) {
            property(name, now, before, declared, after.path(name)).forEach(details::add);
        }
        boolean told = details.stream().anyMatch(d -> d.attribute() == ResourceAttribute.TAGS);
        if (!told && works.types().get(now.type()).taggable() && !now.stackTags().equals(tags)) {
            details.add(Detail.of(ResourceAttribute.TAGS, now.stackTags().toString(), tags.toString()));
        }
        if (works.types().get(now.type()).alwaysAsked()) {
            details.add(new Detail(ResourceAttribute.PROPERTIES, "", RequiresRecreation.NEVER, EvaluationType.DYNAMIC,
                    ChangeSource.AUTOMATIC, "", "", ""));
        }
        attribute(ResourceAttribute.METADATA, text(before.metadata()), text(declared.metadata()), details);
        attribute(ResourceAttribute.DELETION_POLICY, before.deletionPolicy(), declared.deletionPolicy(), details);
        attribute(ResourceAttribute.UPDATE_REPLACE_POLICY, before.updateReplacePolicy(), declared.updateReplacePolicy(),
                details);
        return List.copyOf(details);
    }

    private static void attribute(ResourceAttribute attribute, String before, String after, List<Detail> details) {
        if (!before.equals(after)) {
            details.add(Detail.of(attribute, before, after));
        }
    }

    private List<Detail> property(String name, StackResource now, ResourceDeclaration before,
            ResourceDeclaration declared, JsonNode after) {
        var attribute = name.equals("Tags") ? ResourceAttribute.TAGS : ResourceAttribute.PROPERTIES;
        var recreation = recreation(works.types().get(now.type()).updates().of(name));
        return causes.of(before.properties().path(name), declared.properties().path(name), Fates.isKnown(after))
                .stream().map(c -> new Detail(attribute, name, recreation, c.evaluation(), c.source(), c.entity(), text(
                        now.properties().path(name)), text(after))).toList();
    }

    private static RequiresRecreation recreation(Recreation recreation) {
        return switch (recreation) {
            case NEVER -> RequiresRecreation.NEVER;
            case CONDITIONALLY -> RequiresRecreation.CONDITIONALLY;
            case ALWAYS -> RequiresRecreation.ALWAYS;
        };
    }

    private String text(JsonNode value) {
        if (value.isMissingNode()) {
            return "";
        }
        var text = masked.apply(value);
        return value.isTextual() ? text.substring(1, text.length() - 1) : text;
    }
}
