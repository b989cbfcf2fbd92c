package dev.signalbox.localcloud.service.cloudformation.stack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.localcloud.service.cloudformation.template.Evaluator;
import dev.signalbox.localcloud.service.cloudformation.template.InvalidTemplate;
import dev.signalbox.localcloud.service.cloudformation.template.Plan;
import dev.signalbox.localcloud.service.cloudformation.template.ResourceDeclaration;
import dev.signalbox.localcloud.service.cloudformation.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a stack is to become: its order, planned, and evaluated as far as what exists allows. */
record Target(Plan plan, Evaluator evaluator) {

    static Target of(Works works, Stack stack) {
        var template = Template.read(stack.order().template());
        var parameters = works.parameters(template, stack.order().parameters(), stack.name(), stack.id());
        var plan = Plan.of(template, parameters);
        var evaluator = new Evaluator(new StackScope(parameters, works.store(), stack.id()), template.section(
                "Mappings"), plan.conditions()::holds);
        return new Target(plan, evaluator);
    }

    ResourceDeclaration declaration(String logicalId) {
        return Optional.ofNullable(plan.resources().get(logicalId)).orElseThrow(() -> new IllegalStateException(
                "The plan has no resource " + logicalId));
    }

    Set<String> dependsOn(String logicalId) {
        return plan.dependencies().getOrDefault(logicalId, Set.of());
    }

    ObjectNode properties(String logicalId) {
        if (evaluator.value(declaration(logicalId).properties()) instanceof ObjectNode evaluated) {
            return evaluated;
        }
        throw InvalidTemplate.error("Properties of resource " + logicalId + " do not evaluate to an object");
    }

    List<Stack.Output> outputs() {
        var outputs = new ArrayList<Stack.Output>();
        plan.outputs().forEach((key, declared) -> {
            var value = evaluator.value(declared.path("Value"));
            if (!value.isValueNode()) {
                throw InvalidTemplate.format("The Value field of every Outputs member must evaluate to a String. "
                        + "Output " + key + " does not");
            }
            outputs.add(new Stack.Output(key, value.asText(), declared.path("Description").asText(""), evaluator
                    .value(declared.path("Export").path("Name")).asText("")));
        });
        return outputs;
    }
}
