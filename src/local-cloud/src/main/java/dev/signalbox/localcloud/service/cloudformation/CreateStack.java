package dev.signalbox.localcloud.service.cloudformation;

import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.service.cloudformation.stack.Stack;
import dev.signalbox.localcloud.service.cloudformation.stack.StackOperations;
import dev.signalbox.localcloud.service.cloudformation.stack.Works;
import dev.signalbox.localcloud.service.cloudformation.template.InvalidTemplate;
import dev.signalbox.localcloud.service.cloudformation.template.ParameterDeclaration;
import dev.signalbox.localcloud.service.cloudformation.template.ParameterValues;
import dev.signalbox.localcloud.service.cloudformation.template.Plan;
import dev.signalbox.localcloud.service.cloudformation.template.Rules;
import dev.signalbox.localcloud.service.cloudformation.template.Template;
import dev.signalbox.localcloud.service.cloudformation.template.TemplateCheck;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudformation.model.AlreadyExistsException;
import software.amazon.awssdk.services.cloudformation.model.CreateStackRequest;
import software.amazon.awssdk.services.cloudformation.model.CreateStackResponse;
import software.amazon.awssdk.services.cloudformation.model.OnFailure;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** Checks everything that can be known beforehand, then lets the stack be created in the background. */
final class CreateStack {
    private final Works works;
    private final TemplateSource source;
    private final StackOperations operations;

    CreateStack(Works works, TemplateSource source, StackOperations operations) {
        this.works = works;
        this.source = source;
        this.operations = operations;
    }

    CreateStackResponse createStack(CreateStackRequest request) {
        RequestCheck.check(request);
        var before = works.store().find(request.stackName());
        if (before.isPresent()) {
            return again(before.get(), request);
        }
        var text = source.text(request.templateBody(), request.templateURL());
        var template = Template.read(text);
        TemplateCheck.check(template, works.types());
        RequestCheck.resourceTypes(request.resourceTypes(), template.resourceTypes());
        Capabilities.of(template).require(request.capabilitiesAsStrings());
        var texts = ParameterValues.texts(template, RequestCheck.parameters(request.parameters()), new Ec2Existence(
                works.cloud().calls()));
        var id = works.cloud().arn("cloudformation", "stack/" + request.stackName() + "/" + UUID.randomUUID());
        var parameters = works.parameters(template, texts, request.stackName(), id);
        Rules.check(template, parameters);
        Plan.of(template, parameters);
        var stack = stack(id, request, order(request, text, template, texts));
        if (!operations.create(stack)) {
            throw alreadyExists(request.stackName());
        }
        return CreateStackResponse.builder().stackId(id).build();
    }

    /** The same request sent twice creates one stack. */
    private static CreateStackResponse again(Stack before, CreateStackRequest request) {
        var token = Optional.ofNullable(request.clientRequestToken());
        if (token.isPresent() && token.equals(before.order().token())) {
            return CreateStackResponse.builder().stackId(before.id()).build();
        }
        throw alreadyExists(before.name());
    }

    private static AwsServiceException alreadyExists(String name) {
        return ServiceError.of(AlreadyExistsException.builder(), 400, "AlreadyExistsException", "Stack [" + name
                + "] already exists");
    }

    private Stack stack(String id, CreateStackRequest request, Stack.Order order) {
        var now = works.cloud().time().now();
        var state = new Stack.State(StackStatus.CREATE_IN_PROGRESS, "User Initiated", now, List.of(), Optional.empty());
        return new Stack(id, request.stackName(), now, order, state, Boolean.TRUE.equals(request
                .enableTerminationProtection()), Optional.empty());
    }

    private static Stack.Order order(CreateStackRequest request, String text, Template template,
            Map<String, String> parameters) {
        var secrets = template.parameters().values().stream().filter(ParameterDeclaration::noEcho).map(
                ParameterDeclaration::name).collect(Collectors.toSet());
        return new Stack.Order(text, template.description(), parameters, secrets, RequestCheck.tags(request.tags()),
                request
                        .capabilitiesAsStrings(),
                onFailure(request), Boolean.TRUE.equals(request.retainExceptOnCreate()), Optional.ofNullable(request
                        .timeoutInMinutes()), Optional.ofNullable(request.roleARN()), Optional.ofNullable(request
                                .clientRequestToken()));
    }

    private static OnFailure onFailure(CreateStackRequest request) {
        if (request.onFailure() != null && request.disableRollback() != null) {
            throw InvalidTemplate.error("You can specify either DisableRollback or OnFailure, but not both.");
        }
        if (request.onFailure() != null) {
            return request.onFailure();
        }
        return Boolean.TRUE.equals(request.disableRollback()) ? OnFailure.DO_NOTHING : OnFailure.ROLLBACK;
    }
}
