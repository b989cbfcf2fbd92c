package dev.signalbox.console.gateway.aws;

import dev.signalbox.console.model.Secrets;
import dev.signalbox.console.model.operations.DriftReport;
import dev.signalbox.console.model.operations.DriftRow;
import dev.signalbox.console.model.operations.OperableStack;
import dev.signalbox.console.model.operations.StuckResource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.PropertyDifference;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackDriftInformation;
import software.amazon.awssdk.services.cloudformation.model.StackResourceDrift;
import software.amazon.awssdk.services.cloudformation.model.StackResourceDriftStatus;

/** CloudFormation's answers in the console's words. */
final class StackShapes {
    private StackShapes() {}

    static OperableStack operable(Stack stack, List<StuckResource> stuck) {
        var drift = Optional.ofNullable(stack.driftInformation());
        return new OperableStack(stack.stackName(), stack.stackId(), stack.stackStatusAsString(), Optional.ofNullable(
                stack.stackStatusReason()), Boolean.TRUE.equals(stack.enableTerminationProtection()), Optional
                        .ofNullable(stack.parentId()), drift.map(StackDriftInformation::stackDriftStatusAsString)
                                .orElse(
                                        "NOT_CHECKED"), drift.map(StackDriftInformation::lastCheckTimestamp), stuck);
    }

    /** Asks only for stacks that failed. */
    static List<StuckResource> stuck(CloudFormationClient cloudFormation, Stack stack) {
        if (!stack.stackStatusAsString().endsWith("_FAILED")) {
            return List.of();
        }
        return cloudFormation.listStackResourcesPaginator(b -> b.stackName(stack.stackId())).stackResourceSummaries()
                .stream().filter(r -> r.resourceStatusAsString().endsWith("_FAILED")).map(r -> new StuckResource(r
                        .logicalResourceId(), r.resourceType(), r.resourceStatusAsString(), Optional.ofNullable(r
                                .resourceStatusReason()))).toList();
    }

    /** @param all how many resources the stack has; those that CloudFormation says nothing of were not checked */
    static DriftReport report(List<StackResourceDrift> drifts, int all) {
        var rows = drifts.stream().flatMap(StackShapes::rows).toList();
        int inSync = (int) drifts.stream().filter(d -> d
                .stackResourceDriftStatus() == StackResourceDriftStatus.IN_SYNC).count();
        int drifted = (int) rows.stream().map(DriftRow::resource).distinct().count();
        return new DriftReport(rows, inSync, Math.max(0, all - inSync - drifted));
    }

    private static Stream<DriftRow> rows(StackResourceDrift drift) {
        var status = drift.stackResourceDriftStatusAsString();
        return switch (drift.stackResourceDriftStatus()) {
            case DELETED -> Stream.of(new DriftRow(drift.logicalResourceId(), drift.resourceType(), status, "", drift
                    .physicalResourceId(), "", "REMOVE"));
            case MODIFIED -> drift.propertyDifferences().stream().map(p -> new DriftRow(drift.logicalResourceId(), drift
                    .resourceType(), status, p.propertyPath(), safe(p, p.expectedValue()), safe(p, p
                            .actualValue()), p.differenceTypeAsString()));
            default -> Stream.of();
        };
    }

    private static String safe(PropertyDifference property, @Nullable String value) {
        var path = property.propertyPath();
        return Secrets.shown(path.substring(path.lastIndexOf('/') + 1), Objects.requireNonNullElse(value, ""));
    }

    /** Which stacks use what this one exports. */
    static List<String> dependents(CloudFormationClient cloudFormation, String stack) {
        return cloudFormation.describeStacks(b -> b.stackName(stack)).stacks().stream().flatMap(s -> s.outputs()
                .stream()).map(Output::exportName).filter(Objects::nonNull).flatMap(name -> importers(cloudFormation,
                        name)).toList();
    }

    /** CloudFormation answers with an error when nobody imports an export. */
    private static Stream<String> importers(CloudFormationClient cloudFormation, String export) {
        try {
            return cloudFormation.listImportsPaginator(b -> b.exportName(export)).imports().stream().toList().stream()
                    .map(s -> s + " uses " + export);
        } catch (CloudFormationException e) {
            if (says(e, "is not imported")) {
                return Stream.of();
            }
            throw e;
        }
    }

    static boolean says(CloudFormationException e, String words) {
        var details = e.awsErrorDetails();
        return details != null && details.errorMessage() != null && details.errorMessage().contains(words);
    }
}
