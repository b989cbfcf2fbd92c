package dev.signalbox.console.model.logs;

import dev.signalbox.console.model.stack.TreeRow;
import dev.signalbox.deploy.StackResourceSummary;
import dev.signalbox.deploy.watch.DeclaredResource;
import dev.signalbox.deploy.watch.StackStory;
import java.util.TreeMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the resources of a stack write their logs, as its template says; nothing is asked for it. */
public final class StackLogGroups {
    private static final String GROUP = "AWS::Logs::LogGroup";
    private static final String TASKS = "AWS::ECS::TaskDefinition";

    private StackLogGroups() {}

    /** By the names of the resources that write there, in their order. */
    public static Map<String, String> in(StackStory stack) {
        var all = new TreeMap<String, String>();
        stack.resources().stream().filter(r -> !r.type().equals(GROUP)).forEach(r -> put(all, stack, r));
        stack.resources().stream().filter(r -> r.type().equals(GROUP) && !all.containsValue(r.physicalId())).forEach(
                r -> put(all, stack, r));
        stack.nested().forEach(n -> in(n).forEach((name, group) -> all.putIfAbsent(n.stack().name() + " / " + name,
                group)));
        return all;
    }

    private static void put(Map<String, String> all, StackStory stack, StackResourceSummary r) {
        of(new TreeRow.Resource(stack.stack().id(), r.logicalId(), r.physicalId(), r.type()), stack).ifPresent(
                group -> all.put(r.logicalId(), group));
    }

    /** @param stack it, or one that it is nested in */
    public static Optional<String> of(TreeRow.Resource resource, StackStory stack) {
        if (!stack.stack().id().equals(resource.stackId())) {
            return stack.nested().stream().flatMap(n -> of(resource, n).stream()).findFirst();
        }
        if (resource.physicalId().isEmpty()) {
            return Optional.empty();
        }
        return switch (resource.type()) {
            case GROUP -> Optional.of(resource.physicalId());
            case "AWS::Lambda::Function" -> referred(resource, stack).or(() -> Optional.of("/aws/lambda/" + resource
                    .physicalId()));
            case "AWS::Batch::JobDefinition" -> referred(resource, stack).or(() -> Optional.of("/aws/batch/job"));
            case "AWS::StepFunctions::StateMachine", "AWS::ECS::Service", TASKS -> referred(resource, stack);
            default -> Optional.empty();
        };
    }

    /** The group that the template gives it, itself or through the tasks that a service runs. */
    private static Optional<String> referred(TreeRow.Resource resource, StackStory stack) {
        return needs(resource.logicalId(), stack).flatMap(n -> n.type().equals(TASKS) ? needs(n.logicalId(), stack)
                : Stream.of(n)).filter(n -> n.type().equals(GROUP)).flatMap(g -> stack.resources().stream().filter(
                        r -> r.logicalId().equals(g.logicalId()))).map(StackResourceSummary::physicalId).filter(
                                id -> !id
                                        .isEmpty()).findFirst();
    }

    private static Stream<DeclaredResource> needs(String logicalId, StackStory stack) {
        return stack.declared().stream().filter(d -> d.logicalId().equals(logicalId)).flatMap(d -> d.needs().stream())
                .sorted().flatMap(need -> stack.declared().stream().filter(d -> d.logicalId().equals(need)));
    }
}
