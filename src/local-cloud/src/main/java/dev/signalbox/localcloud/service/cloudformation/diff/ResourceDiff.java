package dev.signalbox.localcloud.service.cloudformation.diff;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.cloudformation.model.ChangeAction;
import software.amazon.awssdk.services.cloudformation.model.PolicyAction;
import software.amazon.awssdk.services.cloudformation.model.Replacement;
import software.amazon.awssdk.services.cloudformation.model.ResourceAttribute;

/**
 * What becomes of one resource.
 *
 * @param physicalId empty for none
 * @param policy what becomes of a physical resource that is no longer needed
 * @param before JSON text of what it was, masked; empty for none, as is the next
 */
public record ResourceDiff(ChangeAction action, String logicalId, String physicalId, String type,
        Optional<PolicyAction> policy, List<Detail> details, String before, String after) {

    /** Empty unless the resource is modified. */
    public Optional<Replacement> replacement() {
        if (action != ChangeAction.MODIFY) {
            return Optional.empty();
        }
        if (details.stream().anyMatch(Detail::surelyReplaces)) {
            return Optional.of(Replacement.TRUE);
        }
        return Optional.of(details.stream().anyMatch(Detail::perhapsReplaces) ? Replacement.CONDITIONAL
                : Replacement.FALSE);
    }

    /** Which attributes change. */
    public Set<ResourceAttribute> scope() {
        var scope = EnumSet.noneOf(ResourceAttribute.class);
        details.forEach(d -> scope.add(d.attribute()));
        return scope;
    }
}
