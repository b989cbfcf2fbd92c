package dev.signalbox.deploy.internal;

import dev.signalbox.deploy.DeployException;
import dev.signalbox.deploy.StackSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Output;

/** Knows beforehand that CloudFormation would refuse a deletion, and what one leaves alone. */
final class DeletionGuard {
    private static final String NESTED = "AWS::CloudFormation::Stack";

    private final CloudFormationClient cloudFormation;
    private final StackReader reader;

    DeletionGuard(CloudFormationClient cloudFormation, StackReader reader) {
        this.cloudFormation = cloudFormation;
        this.reader = reader;
    }

    /** @throws DeployException when the stack would stay, for reasons that CloudFormation tells only when it is asked to delete it */
    void refuse(StackSummary stack) {
        var now = cloudFormation.describeStacks(b -> b.stackName(stack.id())).stacks().getFirst();
        if (Boolean.TRUE.equals(now.enableTerminationProtection())) {
            throw refused(stack, "its termination protection is on");
        }
        switch (now.stackStatusAsString()) {
            case "CREATE_IN_PROGRESS", "REVIEW_IN_PROGRESS", "DELETE_IN_PROGRESS" -> {
                // these may be deleted, although something goes on
            }
            default -> {
                if (now.stackStatusAsString().endsWith("_IN_PROGRESS")) {
                    throw refused(stack, "it is " + now.stackStatusAsString());
                }
            }
        }
        now.outputs().stream().map(Output::exportName).filter(Objects::nonNull).flatMap(this::importers).findFirst()
                .ifPresent(user -> {
                    throw refused(stack, user);
                });
    }

    private static DeployException refused(StackSummary stack, String why) {
        return new DeployException("CloudFormation would not delete " + stack.name() + ", because " + why
                + ". No bucket was emptied.");
    }

    /** CloudFormation answers with an error when nobody imports an export. */
    private Stream<String> importers(String export) {
        try {
            return cloudFormation.listImports(b -> b.exportName(export)).imports().stream().map(s -> s + " uses "
                    + export);
        } catch (CloudFormationException e) {
            if (ChangeSets.messageOf(e).contains("is not imported")) {
                return Stream.of();
            }
            throw e;
        }
    }

    /** Physical ids of what stays, with all that is in nested stacks that stay. */
    List<String> retained(String stack, List<String> logicalIds) {
        return logicalIds.isEmpty() ? List.of()
                : reader.resources(stack).stream().filter(r -> logicalIds.contains(r
                        .logicalId())).flatMap(r -> all(r.type(), r.physicalId()).stream()).toList();
    }

    private List<String> all(String type, String physicalId) {
        var ids = new ArrayList<String>();
        ids.add(physicalId);
        if (type.equals(NESTED) && !physicalId.isEmpty()) {
            reader.resources(physicalId).forEach(r -> ids.addAll(all(r.type(), r.physicalId())));
        }
        return ids;
    }
}
