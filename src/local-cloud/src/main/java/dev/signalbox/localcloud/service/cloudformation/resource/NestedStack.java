package dev.signalbox.localcloud.service.cloudformation.resource;

import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.service.cloudformation.template.InvalidTemplate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.ContinueUpdateRollbackRequest;
import software.amazon.awssdk.services.cloudformation.model.ContinueUpdateRollbackResponse;
import software.amazon.awssdk.services.cloudformation.model.CreateStackRequest;
import software.amazon.awssdk.services.cloudformation.model.CreateStackResponse;
import software.amazon.awssdk.services.cloudformation.model.DeleteStackRequest;
import software.amazon.awssdk.services.cloudformation.model.DeleteStackResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksResponse;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.RollbackStackRequest;
import software.amazon.awssdk.services.cloudformation.model.RollbackStackResponse;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.cloudformation.model.Tag;
import software.amazon.awssdk.services.cloudformation.model.UpdateStackRequest;
import software.amazon.awssdk.services.cloudformation.model.UpdateStackResponse;

/**
 * {@code AWS::CloudFormation::Stack}; its physical id is the nested stack's ARN. What an update of the nested stack leaves
 * behind is deleted only once the parent cannot roll back any more.
 */
final class NestedStack implements ResourceType {
    private static final Shape.Struct PROPERTIES = Shape.struct("TemplateURL", "TimeoutInMinutes").with("Parameters",
            new Shape.MapOf(Shape.FREE)).with("Tags", Shape.TAG_LIST).requiring("TemplateURL");
    private static final int LONGEST_NAME = 128;

    @Override
    public Shape.Struct properties() {
        return PROPERTIES;
    }

    @Override
    public boolean hasAttribute(String attribute) {
        return attribute.startsWith("Outputs.");
    }

    @Override
    public Duration limit(ResourceRequest request) {
        return Duration.ofHours(12);
    }

    @Override
    public String plannedId(ResourceRequest request) {
        return PhysicalName.upper(request, LONGEST_NAME);
    }

    @Override
    public void create(ResourceRequest request) {
        var create = CreateStackRequest.builder().stackName(request.plannedId()).templateURL(request.text(
                "TemplateURL")).parameters(parameters(request)).tags(tags(request)).capabilities(capabilities());
        if (request.has("TimeoutInMinutes")) {
            create.timeoutInMinutes(request.get("TimeoutInMinutes").asInt());
        }
        request.initiated().accept(request.call(create.build(), CreateStackResponse.class).stackId());
    }

    private static List<Parameter> parameters(ResourceRequest request) {
        var parameters = new ArrayList<Parameter>();
        request.get("Parameters").properties().forEach(e -> {
            var value = e.getValue().isArray() ? StreamSupport.stream(e.getValue().spliterator(), false).map(
                    v -> v.asText()).collect(Collectors.joining(",")) : e.getValue().asText();
            parameters.add(Parameter.builder().parameterKey(e.getKey()).parameterValue(value).build());
        });
        return parameters;
    }

    private static List<Tag> tags(ResourceRequest request) {
        return request.tags().entrySet().stream().filter(e -> !e.getKey().startsWith("aws:")).map(e -> Tag.builder()
                .key(
                        e.getKey()).value(e.getValue()).build()).toList();
    }

    /** The caller acknowledged them for the parent. */
    private static List<Capability> capabilities() {
        return List.of(Capability.CAPABILITY_IAM, Capability.CAPABILITY_NAMED_IAM, Capability.CAPABILITY_AUTO_EXPAND);
    }

    @Override
    public boolean ready(ResourceRequest request, String physicalId) {
        var stack = describe(request, physicalId);
        boolean back = parentRollsBack(request);
        return switch (stack.stackStatus()) {
            case CREATE_COMPLETE, UPDATE_COMPLETE, UPDATE_COMPLETE_CLEANUP_IN_PROGRESS -> true;
            case CREATE_IN_PROGRESS, UPDATE_IN_PROGRESS -> false;
            case UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS, UPDATE_ROLLBACK_COMPLETE -> back || failed(stack,
                    "updated");
            case UPDATE_ROLLBACK_IN_PROGRESS -> !back && failed(stack, "updated");
            case UPDATE_FAILED, UPDATE_ROLLBACK_FAILED -> failed(stack, "updated");
            default -> failed(stack, "created");
        };
    }

    private static boolean failed(Stack stack, String what) {
        throw InvalidTemplate.error("Embedded stack " + stack.stackId() + " was not successfully " + what
                + ". Currently in " + stack.stackStatus() + " with reason: " + Optional.ofNullable(stack
                        .stackStatusReason()).orElse(""));
    }

    private static boolean parentRollsBack(ResourceRequest request) {
        var parent = Optional.ofNullable(request.stackTags().get("aws:cloudformation:stack-id")).orElseThrow();
        return describe(request, parent).stackStatus() == StackStatus.UPDATE_ROLLBACK_IN_PROGRESS;
    }

    @Override
    public Map<String, String> attributeValues(ResourceRequest request, String physicalId) {
        var values = new LinkedHashMap<String, String>();
        describe(request, physicalId).outputs().forEach(o -> values.put("Outputs." + o.outputKey(), o.outputValue()));
        return values;
    }

    @Override
    public boolean exists(ResourceRequest request, String id) {
        return find(request, id).filter(s -> s.stackStatus() != StackStatus.DELETE_COMPLETE).isPresent();
    }

    @Override
    public Updates updates() {
        return Updates.inPlace();
    }

    /** The template may say something else although its address is the same. */
    @Override
    public boolean alwaysAsked() {
        return true;
    }

    @Override
    public boolean answersAnything() {
        return true;
    }

    @Override
    public void update(ResourceUpdate update) {
        var status = describe(update.request(), update.id()).stackStatus();
        if (parentRollsBack(update.request())) {
            rollBack(update, status);
        } else if (status != StackStatus.UPDATE_IN_PROGRESS) {
            change(update);
        }
    }

    private static void rollBack(ResourceUpdate update, StackStatus status) {
        switch (status) {
            case UPDATE_COMPLETE_CLEANUP_IN_PROGRESS, UPDATE_FAILED -> update.call(RollbackStackRequest.builder()
                    .stackName(update.id()).build(), RollbackStackResponse.class);
            case UPDATE_ROLLBACK_FAILED -> update.call(ContinueUpdateRollbackRequest.builder().stackName(update.id())
                    .build(), ContinueUpdateRollbackResponse.class);
            case CREATE_COMPLETE, UPDATE_COMPLETE -> change(update);
            default -> {
                return;
            }
        }
    }

    private static void change(ResourceUpdate update) {
        var request = update.request();
        try {
            update.call(UpdateStackRequest.builder().stackName(update.id()).templateURL(request.text("TemplateURL"))
                    .parameters(parameters(request)).tags(tags(request)).capabilities(capabilities()).build(),
                    UpdateStackResponse.class);
        } catch (AwsServiceException e) {
            if (!ServiceError.messageOf(e).equals("No updates are to be performed.")) {
                throw e;
            }
        }
    }

    @Override
    public void delete(ResourceRequest request, String physicalId) {
        if (find(request, physicalId).filter(s -> !isUpdating(s)).isPresent()) {
            request.call(DeleteStackRequest.builder().stackName(physicalId).build(), DeleteStackResponse.class);
        }
    }

    /** One that is being updated is deleted after that. */
    @Override
    public boolean gone(ResourceRequest request, String physicalId) {
        var stack = find(request, physicalId);
        if (stack.isEmpty() || stack.get().stackStatus() == StackStatus.DELETE_COMPLETE) {
            return true;
        }
        if (stack.get().stackStatus() == StackStatus.DELETE_FAILED) {
            throw InvalidTemplate.error("Embedded stack " + stack.get().stackId() + " was not successfully deleted: "
                    + Optional.ofNullable(stack.get().stackStatusReason()).orElse(""));
        }
        if (stack.get().stackStatus() != StackStatus.DELETE_IN_PROGRESS) {
            delete(request, physicalId);
        }
        return false;
    }

    private static boolean isUpdating(Stack stack) {
        var status = stack.stackStatusAsString();
        return status.startsWith("UPDATE_") && status.endsWith("_IN_PROGRESS");
    }

    private static Optional<Stack> find(ResourceRequest request, String id) {
        try {
            return Optional.of(describe(request, id));
        } catch (AwsServiceException e) {
            if (ServiceError.messageOf(e).endsWith("does not exist")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static Stack describe(ResourceRequest request, String id) {
        return request.call(DescribeStacksRequest.builder().stackName(id).build(), DescribeStacksResponse.class)
                .stacks()
                .getFirst();
    }
}
