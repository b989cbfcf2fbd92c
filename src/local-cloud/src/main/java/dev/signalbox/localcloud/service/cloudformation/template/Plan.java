package dev.signalbox.localcloud.service.cloudformation.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What one stack is to have: a template with its parameter values.
 *
 * @param resources those whose condition holds, by logical id
 * @param dependencies for each of them those that must exist before it
 * @param outputs those whose condition holds, not evaluated
 */
public record Plan(Map<String, ResourceDeclaration> resources, Map<String, Set<String>> dependencies,
        Map<String, JsonNode> outputs, Conditions conditions) {

    /**
     * Chooses what to create and checks that it can be put in an order.
     *
     * @param parameters values of parameters and pseudo parameters
     * @throws software.amazon.awssdk.awscore.exception.AwsServiceException {@code ValidationError}
     */
    public static Plan of(Template template, Scope parameters) {
        var conditions = new Conditions(template, parameters);
        var live = new LinkedHashMap<String, ResourceDeclaration>();
        template.resources().forEach((id, resource) -> {
            if (resource.condition().map(conditions::holds).orElse(true)) {
                live.put(id, resource);
            }
        });
        var all = template.resources().keySet();
        var dependencies = new LinkedHashMap<String, Set<String>>();
        live.values().forEach(r -> dependencies.put(r.logicalId(), dependencies(r, conditions, all, live.keySet())));
        sorted(dependencies);
        var outputs = new LinkedHashMap<String, JsonNode>();
        template.section("Outputs").properties().forEach(e -> {
            var condition = e.getValue().path("Condition");
            if (condition.isMissingNode() || conditions.holds(condition.asText())) {
                exist(Reference.in(e.getValue(), conditions::holds), all, live.keySet(), "Outputs");
                outputs.put(e.getKey(), e.getValue());
            }
        });
        return new Plan(live, dependencies, outputs, conditions);
    }

    private static Set<String> dependencies(ResourceDeclaration resource, Conditions conditions, Set<String> all,
            Set<String> live) {
        var references = Reference.in(resource.properties(), conditions::holds);
        exist(references, all, live, "Resources");
        var needed = references.stream().map(Reference::target).collect(Collectors.toCollection(LinkedHashSet::new));
        needed.addAll(resource.dependsOn());
        needed.retainAll(live);
        return needed;
    }

    /** A reference to a resource whose condition does not hold cannot be resolved. */
    private static void exist(Set<Reference> references, Set<String> all, Set<String> live, String block) {
        var absent = references.stream().map(Reference::target).filter(t -> all.contains(t) && !live.contains(t))
                .distinct().toList();
        if (!absent.isEmpty()) {
            throw TemplateCheck.unresolved(absent, block);
        }
    }

    /** The logical ids so that each comes after those that it depends on. */
    public List<String> order() {
        return sorted(dependencies);
    }

    /**
     * The names of the exports that resources and outputs import.
     *
     * @param evaluator of a scope that knows the parameters; names cannot depend on resources
     */
    public Set<String> imports(Evaluator evaluator) {
        var names = new TreeSet<String>();
        resources.values().forEach(r -> imports(r.properties(), evaluator, names));
        outputs.values().forEach(o -> imports(o, evaluator, names));
        return names;
    }

    private void imports(JsonNode node, Evaluator evaluator, Set<String> names) {
        var call = Functions.call(node);
        if (call.isPresent() && call.get().name().equals("Fn::If") && call.get().argument().size() == 3) {
            var argument = call.get().argument();
            imports(argument.get(conditions.holds(argument.get(0).asText()) ? 1 : 2), evaluator, names);
        } else if (call.isPresent() && call.get().name().equals("Fn::ImportValue")) {
            names.add(evaluator.value(call.get().argument()).asText());
        } else {
            node.forEach(child -> imports(child, evaluator, names));
        }
    }

    /** Whether a value refers to one of the resources that the predicate tells. */
    public boolean refersToAny(JsonNode value, Predicate<String> resource) {
        return Reference.in(value, conditions::holds).stream().map(Reference::target).anyMatch(resource);
    }

    private static List<String> sorted(Map<String, Set<String>> dependencies) {
        var sorted = new ArrayList<String>();
        var left = new LinkedHashMap<>(dependencies);
        while (!left.isEmpty()) {
            List<String> ready = left.entrySet().stream().filter(e -> e.getValue().stream().noneMatch(
                    left::containsKey))
                    .map(Map.Entry::getKey).toList();
            if (ready.isEmpty()) {
                throw InvalidTemplate.error("Circular dependency between resources: " + new TreeSet<>(left.keySet()));
            }
            ready.forEach(left::remove);
            sorted.addAll(ready);
        }
        return sorted;
    }
}
