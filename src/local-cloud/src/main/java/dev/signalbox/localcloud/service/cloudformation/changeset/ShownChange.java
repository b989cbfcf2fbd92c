package dev.signalbox.localcloud.service.cloudformation.changeset;

import dev.signalbox.localcloud.service.cloudformation.diff.Detail;
import dev.signalbox.localcloud.service.cloudformation.diff.ResourceDiff;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudformation.model.AfterValueFrom;
import software.amazon.awssdk.services.cloudformation.model.BeforeValueFrom;
import software.amazon.awssdk.services.cloudformation.model.Change;
import software.amazon.awssdk.services.cloudformation.model.ChangeType;
import software.amazon.awssdk.services.cloudformation.model.ResourceAttribute;
import software.amazon.awssdk.services.cloudformation.model.ResourceChangeDetail;
import software.amazon.awssdk.services.cloudformation.model.ResourceTargetDefinition;

/** A difference in the words of the API. */
final class ShownChange {
    private ShownChange() {}

    /** @param values whether to show what properties were and will be */
    static Change of(ResourceDiff diff, boolean values) {
        return Change.builder().type(ChangeType.RESOURCE).resourceChange(c -> {
            c.action(diff.action()).logicalResourceId(diff.logicalId()).physicalResourceId(orNull(diff.physicalId()))
                    .resourceType(diff.type()).policyAction(diff.policy().orElse(null)).replacement(diff.replacement()
                            .orElse(null)).scope(diff.scope()).details(diff.details().stream().map(d -> detail(d,
                                    values)).toList());
            if (values) {
                c.beforeContext(orNull(diff.before())).afterContext(orNull(diff.after()));
            }
        }).build();
    }

    private static ResourceChangeDetail detail(Detail detail, boolean values) {
        return ResourceChangeDetail.builder().target(target(detail, values)).evaluation(detail.evaluation())
                .changeSource(detail.source()).causingEntity(orNull(detail.causing())).build();
    }

    private static ResourceTargetDefinition target(Detail detail, boolean values) {
        boolean property = detail.attribute() == ResourceAttribute.PROPERTIES;
        var target = ResourceTargetDefinition.builder().attribute(detail.attribute()).name(orNull(detail.name()));
        if (property) {
            target.requiresRecreation(detail.recreation());
        }
        if (values) {
            target.path("/" + (detail.name().isEmpty() ? detail.attribute().toString()
                    : "Properties/" + detail.name())).attributeChangeType(detail.changeType());
            if (!detail.before().isEmpty()) {
                target.beforeValue(detail.before()).beforeValueFrom(BeforeValueFrom.PREVIOUS_DEPLOYMENT_STATE);
            }
            if (!detail.after().isEmpty()) {
                target.afterValue(detail.after()).afterValueFrom(AfterValueFrom.TEMPLATE);
            }
        }
        return target.build();
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
