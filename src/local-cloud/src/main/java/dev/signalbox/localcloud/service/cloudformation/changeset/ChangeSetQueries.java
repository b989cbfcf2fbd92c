package dev.signalbox.localcloud.service.cloudformation.changeset;

import dev.signalbox.localcloud.service.cloudformation.Page;
import dev.signalbox.localcloud.service.cloudformation.stack.Stack;
import dev.signalbox.localcloud.service.cloudformation.template.InvalidTemplate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetSummary;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.ListChangeSetsRequest;
import software.amazon.awssdk.services.cloudformation.model.ListChangeSetsResponse;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Tag;

/** Tells about change sets. */
public final class ChangeSetQueries {
    private final ChangeSets sets;

    public ChangeSetQueries(ChangeSets sets) {
        this.sets = sets;
    }

    public DescribeChangeSetResponse describeChangeSet(DescribeChangeSetRequest request) {
        var set = sets.find(request.changeSetName(), request.stackName());
        boolean values = Boolean.TRUE.equals(request.includePropertyValues());
        var page = Page.of(set.changes().stream().map(c -> ShownChange.of(c, values)).toList(), request.nextToken());
        var order = set.order();
        return DescribeChangeSetResponse.builder().changeSetName(set.name().name()).changeSetId(set.id()).stackId(set
                .name().stackId()).stackName(set.name().stackName()).description(orNull(set.description())).parameters(
                        parameters(order)).creationTime(set.created()).executionStatus(set.execution(sets.stack(set)))
                .status(set.state().status()).statusReason(orNull(set.state().reason())).notificationARNs(List.of())
                .rollbackConfiguration(r -> {}).capabilitiesWithStrings(order.capabilities()).tags(tags(order)).changes(
                        page.items()).nextToken(page.next()).includeNestedStacks(false).onStackFailure(set.onFailure()
                                .orElse(null)).importExistingResources(false).build();
    }

    public ListChangeSetsResponse listChangeSets(ListChangeSetsRequest request) {
        var stack = sets.stacks().find(request.stackName()).orElseThrow(() -> InvalidTemplate.error("Stack [" + request
                .stackName() + "] does not exist"));
        var page = Page.of(sets.sets().of(stack.id()), request.nextToken());
        return ListChangeSetsResponse.builder().summaries(page.items().stream().map(s -> summary(s, stack)).toList())
                .nextToken(page.next()).build();
    }

    private static ChangeSetSummary summary(ChangeSet set, Stack stack) {
        return ChangeSetSummary.builder().stackId(stack.id()).stackName(stack.name()).changeSetId(set.id())
                .changeSetName(set.name().name()).executionStatus(set.execution(stack)).status(set.state().status())
                .statusReason(orNull(set.state().reason())).creationTime(set.created()).description(orNull(set
                        .description())).includeNestedStacks(false).importExistingResources(false).build();
    }

    private static List<Parameter> parameters(Stack.Order order) {
        return order.shown().entrySet().stream().map(e -> Parameter.builder().parameterKey(e.getKey()).parameterValue(e
                .getValue()).build()).toList();
    }

    private static List<Tag> tags(Stack.Order order) {
        return order.tags().entrySet().stream().map(e -> Tag.builder().key(e.getKey()).value(e.getValue()).build())
                .toList();
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
