package dev.signalbox.localcloud.service.cloudformation.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.localcloud.service.cloudformation.stack.Masked;
import dev.signalbox.localcloud.service.cloudformation.stack.Stack;
import dev.signalbox.localcloud.service.cloudformation.stack.StackResource;
import dev.signalbox.localcloud.service.cloudformation.stack.Works;
import dev.signalbox.localcloud.service.cloudformation.template.Evaluator;
import dev.signalbox.localcloud.service.cloudformation.template.InvalidTemplate;
import dev.signalbox.localcloud.service.cloudformation.template.Plan;
import dev.signalbox.localcloud.service.cloudformation.template.ResourceDeclaration;
import dev.signalbox.localcloud.service.cloudformation.template.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudformation.model.ChangeAction;
import software.amazon.awssdk.services.cloudformation.model.PolicyAction;
import software.amazon.awssdk.services.cloudformation.model.Replacement;
import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;

/** Compares what a stack has with what an order wants, resource by resource in the order of their dependencies. */
public final class Differ {
    private final Works works;
    private final Stack stack;
    private final Stack.Order wanted;
    private final Map<String, StackResource> current = new LinkedHashMap<>();
    private final Map<String, ResourceDeclaration> declaredBefore;
    private final Plan plan;
    private final Fates fates;
    private final Evaluator evaluator;
    private final PropertyDiffs properties;

    private Differ(Works works, Stack stack, Stack.Order wanted) {
        this.works = works;
        this.stack = stack;
        this.wanted = wanted;
        works.store().resources(stack.id()).stream().filter(r -> !r.over() && r
                .status() != ResourceStatus.CREATE_FAILED).forEach(r -> current.put(r.logicalId(), r));
        declaredBefore = Template.read(stack.order().template()).resources();
        var template = Template.read(wanted.template());
        var parameters = works.parameters(template, wanted.parameters(), stack.name(), stack.id());
        plan = Plan.of(template, parameters);
        fates = new Fates(parameters, List.copyOf(current.values()));
        evaluator = new Evaluator(fates, template.section("Mappings"), plan.conditions()::holds);
        properties = new PropertyDiffs(works, new Causes(stack.order().parameters(), wanted.parameters(), fates, plan
                .conditions()), this::masked);
    }

    /** @throws AwsServiceException {@code ValidationError} when the stack cannot become what is wanted */
    public static Diff of(Works works, Stack stack, Stack.Order wanted) {
        return new Differ(works, stack, wanted).diff();
    }

    private Diff diff() {
        refuseOtherTypes();
        var diffs = new ArrayList<ResourceDiff>();
        for (String logicalId : plan.order()) {
            resource(logicalId).ifPresent(diffs::add);
        }
        current.values().stream().filter(r -> !plan.resources().containsKey(r.logicalId())).map(this::removed).forEach(
                diffs::add);
        boolean outputs = !outputs().equals(stack.state().outputs().stream().map(Stack.Output::toString).toList());
        return new Diff(List.copyOf(diffs), outputs || !wanted.tags().equals(stack.order().tags()));
    }

    private void refuseOtherTypes() {
        var other = plan.resources().values().stream().filter(r -> Optional.ofNullable(current.get(r.logicalId()))
                .filter(c -> !c.type().equals(r.type())).isPresent()).map(ResourceDeclaration::logicalId).toList();
        if (!other.isEmpty()) {
            throw InvalidTemplate.error("Update of resource type is not permitted. The new template modifies resource "
                    + "type of the following resources: " + other);
        }
    }

    private Optional<ResourceDiff> resource(String logicalId) {
        var declared = Optional.ofNullable(plan.resources().get(logicalId)).orElseThrow();
        var now = Optional.ofNullable(current.get(logicalId));
        var after = evaluated(declared.properties());
        if (now.isEmpty()) {
            fates.unknown(logicalId);
            return Optional.of(new ResourceDiff(ChangeAction.ADD, logicalId, "", declared.type(), Optional.empty(), List
                    .of(), "", context(after, declared)));
        }
        var before = Optional.ofNullable(declaredBefore.get(logicalId)).orElse(declared);
        var details = properties.of(now.get(), before, declared, after, wanted.tags());
        if (details.isEmpty() && now.get().status() != ResourceStatus.UPDATE_FAILED) {
            return Optional.empty();
        }
        var diff = new ResourceDiff(ChangeAction.MODIFY, logicalId, now.get().physicalId(), declared.type(), Optional
                .empty(), details, context(now.get().properties(), before), context(after, declared));
        return Optional.of(fate(diff, declared));
    }

    /** A custom resource's function may answer anything. */
    private ResourceDiff fate(ResourceDiff diff, ResourceDeclaration declared) {
        boolean stays = diff.replacement().filter(r -> r == Replacement.FALSE).isPresent();
        if (!stays || works.types().get(diff.type()).answersAnything()) {
            fates.unknown(diff.logicalId());
        }
        if (stays) {
            fates.unknown(diff.logicalId(), works.types().get(diff.type()).changingAttributes());
            return diff;
        }
        var policy = declared.updateReplacePolicy().equals("Retain") ? PolicyAction.REPLACE_AND_RETAIN
                : PolicyAction.REPLACE_AND_DELETE;
        return new ResourceDiff(diff.action(), diff.logicalId(), diff.physicalId(), diff.type(), Optional.of(policy),
                diff.details(), diff.before(), diff.after());
    }

    private ResourceDiff removed(StackResource resource) {
        var policy = resource.deletionPolicy().startsWith("Retain") ? PolicyAction.RETAIN : PolicyAction.DELETE;
        var before = Optional.ofNullable(declaredBefore.get(resource.logicalId()));
        return new ResourceDiff(ChangeAction.REMOVE, resource.logicalId(), resource.physicalId(), resource.type(),
                Optional.of(policy), List.of(), before.map(b -> context(resource.properties(), b)).orElse(""), "");
    }

    private ObjectNode evaluated(ObjectNode declared) {
        var result = JsonNodeFactory.instance.objectNode();
        declared.properties().forEach(e -> {
            var value = value(e.getValue());
            if (!value.isMissingNode()) {
                result.set(e.getKey(), value);
            }
        });
        return result;
    }

    /** Some functions fail on values that are not known yet, such as parts of an ARN. */
    private JsonNode value(JsonNode declared) {
        try {
            return evaluator.value(declared);
        } catch (AwsServiceException e) {
            if (plan.refersToAny(declared, fates::isUnknown)) {
                return Fates.text(Fates.UNKNOWN);
            }
            throw e;
        }
    }

    private String context(ObjectNode evaluated, ResourceDeclaration declared) {
        ObjectNode context = JsonNodeFactory.instance.objectNode();
        context.set("Properties", evaluated);
        if (!declared.metadata().isMissingNode()) {
            context.set("Metadata", declared.metadata());
        }
        return masked(context);
    }

    private String masked(JsonNode value) {
        return Masked.text(value, List.of(stack.order(), wanted));
    }

    private List<String> outputs() {
        var outputs = new ArrayList<String>();
        plan.outputs().forEach((key, declared) -> outputs.add(new Stack.Output(key, value(declared.path("Value"))
                .asText(), declared.path("Description").asText(""), value(declared.path("Export").path("Name")).asText(
                        "")).toString()));
        return outputs;
    }
}
