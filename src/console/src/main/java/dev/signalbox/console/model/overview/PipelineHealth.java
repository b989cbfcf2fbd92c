package dev.signalbox.console.model.overview;

import dev.signalbox.console.model.ExecutionStatus;
import dev.signalbox.console.model.ExecutionSummary;
import dev.signalbox.deploy.Pipeline;
import dev.signalbox.deploy.PipelineCatalogue;
import dev.signalbox.deploy.StackSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A deployed pipeline.
 *
 * @param bundled the version that comes with this console, if it is another one than the deployed
 * @param service whether it is one, which has no executions
 * @param failed within the last day, timed out ones too
 */
public record PipelineHealth(StackSummary stack, Optional<String> bundled, boolean service, int running, int failed) {
    private static final Duration DAY = Duration.ofDays(1);

    /** Those that are stacks of bundled pipelines, first those that are not well, then by name. */
    public static List<PipelineHealth> of(List<StackSummary> stacks, PipelineCatalogue catalogue,
            List<ExecutionSummary> executions, Instant now) {
        return stacks.stream().flatMap(stack -> stack.pipeline().flatMap(catalogue::find).map(p -> of(stack, p,
                executions, now)).stream()).sorted(Comparator.comparing((PipelineHealth h) -> h.stack().usable() && h
                        .failed() == 0).thenComparing(h -> h.stack().name())).toList();
    }

    private static PipelineHealth of(StackSummary stack, Pipeline pipeline, List<ExecutionSummary> executions,
            Instant now) {
        Set<String> machines = pipeline.outputs().stateMachines().stream().flatMap(name -> Optional.ofNullable(stack
                .outputs().get(name)).stream()).collect(Collectors.toSet());
        List<ExecutionSummary> own = executions.stream().filter(e -> machines.contains(e.id().stateMachineArn()))
                .toList();
        Instant yesterday = now.minus(DAY);
        int failed = (int) own.stream().filter(e -> e.status() == ExecutionStatus.FAILED || e
                .status() == ExecutionStatus.TIMED_OUT).filter(e -> e.stoppedAt().filter(yesterday::isBefore)
                        .isPresent()).count();
        return new PipelineHealth(stack, Optional.of(pipeline.version()).filter(v -> stack.version().filter(v::equals)
                .isEmpty()), machines.isEmpty() && pipeline.service().isPresent(), (int) own.stream().filter(e -> e
                        .status() == ExecutionStatus.RUNNING).count(), failed);
    }
}
