package dev.signalbox.localcloud.service.stepfunctions.version;

import dev.signalbox.localcloud.service.stepfunctions.Errors;
import dev.signalbox.localcloud.service.stepfunctions.request.Arns;
import java.util.HashSet;
import java.util.List;
import software.amazon.awssdk.services.sfn.model.RoutingConfigurationListItem;

/** Reads where an alias is to route to, and refuses what AWS refuses. */
final class Routes {
    private static final int ALL = 100;

    private Routes() {}

    static List<Alias.Route> of(List<RoutingConfigurationListItem> items, VersionStore store) {
        var arns = items.stream().map(i -> Arns.of(i.stateMachineVersionArn(), "stateMachine")).toList();
        if (!arns.stream().allMatch(arn -> Arns.isNumber(Arns.qualifier(arn)))) {
            throw Errors.validation("Routing configuration must contain state machine version ARNs. Received: " + arns);
        }
        if (new HashSet<>(arns).size() < arns.size()) {
            throw Errors.validation("Routing configuration must contain distinct state machine version ARNs. Received: "
                    + arns);
        }
        if (arns.stream().map(Arns::machine).distinct().count() > 1) {
            throw Errors.validation("Routing configuration must contain versions of the same state machine. Received: "
                    + arns);
        }
        var weights = items.stream().map(RoutingConfigurationListItem::weight).toList();
        if (weights.stream().mapToInt(w -> w).sum() != ALL) {
            throw Errors.validation("Sum of routing configuration weights must equal 100. Received: " + weights);
        }
        if (!arns.stream().allMatch(arn -> store.version(Arns.machine(arn), Arns.qualifier(arn)).isPresent())) {
            throw VersionErrors.missing();
        }
        return items.stream().map(i -> new Alias.Route(i.stateMachineVersionArn(), i.weight())).toList();
    }
}
