package dev.signalbox.localcloud.service.cloudformation.drift;

import dev.signalbox.localcloud.service.cloudformation.Page;
import dev.signalbox.localcloud.service.cloudformation.stack.Stack;
import dev.signalbox.localcloud.service.cloudformation.stack.StackResource;
import dev.signalbox.localcloud.service.cloudformation.stack.StackStore;
import dev.signalbox.localcloud.service.cloudformation.template.InvalidTemplate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackDriftDetectionStatusRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackDriftDetectionStatusResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackResourceDriftsRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackResourceDriftsResponse;
import software.amazon.awssdk.services.cloudformation.model.DetectStackDriftRequest;
import software.amazon.awssdk.services.cloudformation.model.DetectStackDriftResponse;
import software.amazon.awssdk.services.cloudformation.model.DetectStackResourceDriftRequest;
import software.amazon.awssdk.services.cloudformation.model.DetectStackResourceDriftResponse;
import software.amazon.awssdk.services.cloudformation.model.PropertyDifference;
import software.amazon.awssdk.services.cloudformation.model.StackResourceDrift;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/**
 * The operations about drift; see
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-drift.html.
 */
public final class DriftOperations {
    /** Drift can be told of stacks that are as somebody wanted them, or were left so. */
    private static final Set<StackStatus> TELLABLE = EnumSet.of(StackStatus.CREATE_COMPLETE,
            StackStatus.UPDATE_COMPLETE, StackStatus.UPDATE_ROLLBACK_COMPLETE, StackStatus.UPDATE_ROLLBACK_FAILED,
            StackStatus.IMPORT_COMPLETE, StackStatus.IMPORT_ROLLBACK_COMPLETE);

    private final StackStore stacks;
    private final DriftStore drifts;
    private final DriftDetection detection;

    public DriftOperations(StackStore stacks, DriftStore drifts, DriftDetection detection) {
        this.stacks = stacks;
        this.drifts = drifts;
        this.detection = detection;
    }

    public DetectStackDriftResponse detectStackDrift(DetectStackDriftRequest request) {
        var stack = tellable(request.stackName());
        var only = new HashSet<>(request.logicalResourceIds());
        only.forEach(id -> resource(stack, id));
        var begun = detection.begin(stack, only).orElseThrow(() -> InvalidTemplate.error(
                "Drift detection is already in progress for stack [" + stack.id() + "]"));
        return DetectStackDriftResponse.builder().stackDriftDetectionId(begun.id()).build();
    }

    public DescribeStackDriftDetectionStatusResponse describeStackDriftDetectionStatus(
            DescribeStackDriftDetectionStatusRequest request) {
        var drift = drifts.detection(request.stackDriftDetectionId()).orElseThrow(() -> InvalidTemplate.error(
                "Stack drift detection id " + request.stackDriftDetectionId() + " does not exist"));
        boolean over = !drift.running();
        return DescribeStackDriftDetectionStatusResponse.builder().stackDriftDetectionId(drift.id()).stackId(drift
                .stackId()).detectionStatus(drift.detection()).detectionStatusReason(drift.reason().isEmpty() ? null
                        : drift.reason()).stackDriftStatus(over ? drift.status() : null).driftedStackResourceCount(over
                                ? drift.drifted()
                                : null).timestamp(drift.at()).build();
    }

    public DetectStackResourceDriftResponse detectStackResourceDrift(DetectStackResourceDriftRequest request) {
        var stack = tellable(request.stackName());
        var resource = resource(stack, request.logicalResourceId());
        var found = detection.look(stack, resource).orElseThrow(() -> InvalidTemplate.error(
                "Drift detection is not supported for resource type " + resource.type()));
        return DetectStackResourceDriftResponse.builder().stackResourceDrift(shown(found)).build();
    }

    /** In pages of 1 to 100 resources that were looked at. */
    public DescribeStackResourceDriftsResponse describeStackResourceDrifts(DescribeStackResourceDriftsRequest request) {
        var stack = find(request.stackName());
        var wanted = new HashSet<>(request.stackResourceDriftStatusFilters());
        var page = Page.of(detection.found(stack).stream().filter(d -> wanted.isEmpty() || wanted.contains(d
                .status())).toList(), request.nextToken(), request.maxResults());
        return DescribeStackResourceDriftsResponse.builder().stackResourceDrifts(page.items().stream().map(
                DriftOperations::shown).toList()).nextToken(page.next()).build();
    }

    private static StackResourceDrift shown(ResourceDrift drift) {
        return StackResourceDrift.builder().stackId(drift.stackId()).logicalResourceId(drift.logicalId())
                .physicalResourceId(drift.physicalId()).resourceType(drift.type()).stackResourceDriftStatus(drift
                        .status()).expectedProperties(drift.expected()).actualProperties(drift.actual().isEmpty() ? null
                                : drift.actual()).propertyDifferences(drift.differences().stream().map(
                                        d -> PropertyDifference.builder().propertyPath(d.path()).expectedValue(d
                                                .expected()).actualValue(d.actual()).differenceType(d.type()).build())
                                        .toList()).timestamp(drift.checked()).build();
    }

    private Stack tellable(@Nullable String name) {
        var stack = find(name);
        if (!TELLABLE.contains(stack.status())) {
            throw InvalidTemplate.error("Drift detection cannot be performed on stack [" + stack.id() + "] in "
                    + stack.status() + " state");
        }
        return stack;
    }

    private Stack find(@Nullable String name) {
        return stacks.find(name == null ? "" : name).orElseThrow(() -> InvalidTemplate.error("Stack with id " + name
                + " does not exist"));
    }

    private StackResource resource(Stack stack, @Nullable String logicalId) {
        return stacks.resource(stack.id(), logicalId == null ? "" : logicalId).orElseThrow(() -> InvalidTemplate.error(
                "Resource " + logicalId + " does not exist for stack " + stack.name()));
    }
}
