package dev.signalbox.localcloud.service.cloudformation;

import dev.signalbox.localcloud.service.cloudformation.drift.DriftStore;
import dev.signalbox.localcloud.service.cloudformation.stack.Families;
import dev.signalbox.localcloud.service.cloudformation.stack.Masked;
import dev.signalbox.localcloud.service.cloudformation.stack.Stack;
import dev.signalbox.localcloud.service.cloudformation.stack.StackStore;
import dev.signalbox.localcloud.service.cloudformation.template.InvalidTemplate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudformation.model.DeletionMode;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksResponse;
import software.amazon.awssdk.services.cloudformation.model.ListStacksRequest;
import software.amazon.awssdk.services.cloudformation.model.ListStacksResponse;
import software.amazon.awssdk.services.cloudformation.model.OnFailure;
import software.amazon.awssdk.services.cloudformation.model.OperationEntry;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.StackDriftStatus;
import software.amazon.awssdk.services.cloudformation.model.StackSummary;
import software.amazon.awssdk.services.cloudformation.model.Tag;

/** Tells what stacks there are. */
final class StackQueries {

    private final StackStore store;
    private final DriftStore drifts;

    StackQueries(StackStore store, DriftStore drifts) {
        this.store = store;
        this.drifts = drifts;
    }

    /** @throws software.amazon.awssdk.awscore.exception.AwsServiceException {@code ValidationError} when there is none */
    static Stack find(StackStore store, @Nullable String nameOrId) {
        if (nameOrId == null || nameOrId.isEmpty()) {
            throw InvalidTemplate.error("1 validation error detected: Value '' at 'stackName' failed to satisfy "
                    + "constraint: Member must have length greater than or equal to 1");
        }
        return store.find(nameOrId).orElseThrow(() -> InvalidTemplate.error("Stack with id " + nameOrId
                + " does not exist"));
    }

    DescribeStacksResponse describeStacks(DescribeStacksRequest request) {
        if (request.stackName() != null && !request.stackName().isEmpty()) {
            return DescribeStacksResponse.builder().stacks(described(find(store, request.stackName()), Families.of(
                    store))).build();
        }
        var page = Page.of(newestFirst().filter(s -> !s.gone()).toList(), request.nextToken());
        var families = Families.of(store);
        return DescribeStacksResponse.builder().stacks(page.items().stream().map(s -> described(s, families)).toList())
                .nextToken(page.next()).build();
    }

    ListStacksResponse listStacks(ListStacksRequest request) {
        var wanted = new HashSet<>(request.stackStatusFilters());
        var page = Page.of(newestFirst().filter(s -> wanted.isEmpty() || wanted.contains(s.status())).toList(), request
                .nextToken());
        var families = Families.of(store);
        return ListStacksResponse.builder().stackSummaries(page.items().stream().map(s -> summary(s, families))
                .toList())
                .nextToken(page.next()).build();
    }

    private Stream<Stack> newestFirst() {
        return store.all().stream().sorted(Comparator.comparing(Stack::created).reversed());
    }

    private software.amazon.awssdk.services.cloudformation.model.Stack described(Stack stack,
            Families families) {
        var order = stack.order();
        return software.amazon.awssdk.services.cloudformation.model.Stack.builder().stackId(stack.id()).stackName(stack
                .name()).description(emptyToNull(order.description())).parameters(parameters(stack))
                .creationTime(stack.created()).lastUpdatedTime(stack.updated().orElse(null)).deletionTime(deleted(
                        stack)).deletionMode(stack.deletion().map(d -> d.force() ? DeletionMode.FORCE_DELETE_STACK
                                : DeletionMode.STANDARD).orElse(null)).parentId(families.parent(stack.id()).orElse(
                                        null)).rootId(families.root(stack.id()).orElse(null)).changeSetId(order
                                                .changeSet().orElse(null)).lastOperations(lastOperations(stack))
                .stackStatus(stack.status())
                .stackStatusReason(emptyToNull(stack.state().reason())).disableRollback(order
                        .onFailure() == OnFailure.DO_NOTHING).notificationARNs(List.of()).timeoutInMinutes(order
                                .timeoutMinutes().orElse(null)).capabilitiesWithStrings(order.capabilities()).outputs(
                                        outputs(stack)).roleARN(order.roleArn().orElse(null)).tags(tags(stack))
                .enableTerminationProtection(stack.protectedFromDeletion()).retainExceptOnCreate(order
                        .retainExceptOnCreate()).driftInformation(d -> drifts.last(stack.id())
                                .ifPresentOrElse(l -> d.stackDriftStatus(l.status()).lastCheckTimestamp(l.at()),
                                        () -> d.stackDriftStatus(StackDriftStatus.NOT_CHECKED))).rollbackConfiguration(
                                                r -> {}).build();
    }

    private static List<OperationEntry> lastOperations(Stack stack) {
        return stack.operation().stream().map(o -> OperationEntry.builder().operationId(o.id()).operationType(o.type())
                .build()).toList();
    }

    private static List<Parameter> parameters(Stack stack) {
        var secret = stack.order().secrets();
        var parameters = new ArrayList<Parameter>();
        stack.order().parameters().forEach((key, value) -> parameters.add(Parameter.builder().parameterKey(key)
                .parameterValue(secret.contains(key) ? Masked.MASK : value).build()));
        return parameters;
    }

    private static List<Output> outputs(Stack stack) {
        return stack.state().outputs().stream().map(o -> Output.builder().outputKey(o.key()).outputValue(o.value())
                .description(emptyToNull(o.description())).exportName(emptyToNull(o.export())).build()).toList();
    }

    private static List<Tag> tags(Stack stack) {
        var tags = new ArrayList<Tag>();
        stack.order().tags().forEach((key, value) -> tags.add(Tag.builder().key(key).value(value).build()));
        return tags;
    }

    private StackSummary summary(Stack stack, Families families) {
        return StackSummary.builder().stackId(stack.id()).stackName(stack.name()).templateDescription(emptyToNull(stack
                .order().description())).creationTime(stack.created()).lastUpdatedTime(stack.updated().orElse(null))
                .deletionTime(deleted(stack)).stackStatus(stack.status()).stackStatusReason(emptyToNull(stack.state()
                        .reason())).parentId(families.parent(stack.id()).orElse(null)).rootId(families.root(stack.id())
                                .orElse(null)).driftInformation(d -> drifts.last(stack.id())
                                        .ifPresentOrElse(l -> d.stackDriftStatus(l.status()).lastCheckTimestamp(l.at()),
                                                () -> d.stackDriftStatus(StackDriftStatus.NOT_CHECKED))).build();
    }

    /** AWS tells when the deletion was asked for while it runs, and when it ended after that. */
    private static @Nullable Instant deleted(Stack stack) {
        return stack.state().ended().or(() -> stack.deletion().map(Stack.Deletion::asked)).orElse(null);
    }

    static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
