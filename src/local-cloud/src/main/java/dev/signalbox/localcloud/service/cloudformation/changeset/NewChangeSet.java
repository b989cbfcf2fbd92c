package dev.signalbox.localcloud.service.cloudformation.changeset;

import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.service.cloudformation.diff.Diff;
import dev.signalbox.localcloud.service.cloudformation.diff.Differ;
import dev.signalbox.localcloud.service.cloudformation.stack.Stack;
import dev.signalbox.localcloud.service.cloudformation.stack.Works;
import dev.signalbox.localcloud.service.cloudformation.template.Template;
import dev.signalbox.localcloud.service.cloudformation.template.TemplateCheck;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudformation.model.AlreadyExistsException;
import software.amazon.awssdk.services.cloudformation.model.OnStackFailure;

/** Compares a stack with an order and keeps the result, also when it is that the order cannot be fulfilled. */
public final class NewChangeSet {
    private static final String SAME = "The submitted information didn't contain changes. Submit different information "
            + "to create a change set.";

    private final Works works;
    private final ChangeSetStore sets;

    public NewChangeSet(Works works, ChangeSetStore sets) {
        this.works = works;
        this.sets = sets;
    }

    /** What a caller says about a change set, apart from its order. */
    public record Request(String name, String description, boolean creates, Optional<OnStackFailure> onFailure) {}

    /** @throws AwsServiceException {@code AlreadyExistsException} when the stack has one of this name */
    public ChangeSet make(Stack stack, Request request, Stack.Order order) {
        Optional<String> failure;
        var diff = new Diff(List.of(), false);
        try {
            TemplateCheck.support(Template.read(order.template()), works.types());
            diff = Differ.of(works, stack, order);
            failure = diff.isEmpty() ? Optional.of(nothing(stack, order)) : Optional.empty();
        } catch (AwsServiceException e) {
            failure = Optional.of(ServiceError.messageOf(e));
        }
        var id = works.cloud().arn("cloudformation", "changeSet/" + request.name() + "/" + UUID.randomUUID());
        var set = new ChangeSet(id, new ChangeSet.Name(request.name(), stack.id(), stack.name()), request.creates(),
                request.description(), works.cloud().time().now(), order, ChangeSet.State.of(failure), diff.resources(),
                request.onFailure(), Optional.empty());
        if (!sets.add(set)) {
            throw ServiceError.of(AlreadyExistsException.builder(), 400, "AlreadyExistsException", "ChangeSet "
                    + request.name() + " already exists");
        }
        return set;
    }

    private static String nothing(Stack stack, Stack.Order order) {
        var now = stack.order();
        boolean same = now.template().equals(order.template()) && now.parameters().equals(order.parameters());
        return same ? SAME : "No updates are to be performed.";
    }
}
