package dev.signalbox.console.model.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.deploy.StackResourceSummary;
import dev.signalbox.deploy.StackSummary;
import dev.signalbox.deploy.Stamp;
import dev.signalbox.deploy.watch.DeclaredResource;
import dev.signalbox.deploy.watch.StackStory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StackLogGroupsTest {
    private static StackStory stack(String name, List<StackStory> nested, String... resources) {
        var summary = new StackSummary(name, "arn:" + name, "CREATE_COMPLETE", Optional.empty(), Instant.EPOCH, Optional
                .empty(), Optional.empty(), new Stamp(Optional.empty(), Optional.empty(), Optional.empty()), Map.of(),
                Map
                        .of());
        var all = List.of(resources).stream().map(r -> r.split(" ")).toList();
        return new StackStory(summary, "", all.stream().map(r -> new DeclaredResource(r[0], r[1], r.length > 3 ? Set.of(
                r[3].split(",")) : Set.of())).toList(), all.stream().map(r -> new StackResourceSummary(r[0], r[2]
                        .equals(
                                "-") ? "" : r[2], r[1], "CREATE_COMPLETE")).toList(), List.of(), nested);
    }

    @Test
    void aFunctionWritesWhereItsTemplateSaysAndElseWhereLambdaPutsIt() {
        var groups = StackLogGroups.in(stack("s", List.of(), "Logs AWS::Logs::LogGroup s-logs-1",
                "Told AWS::Lambda::Function s-told Logs,Role", "Plain AWS::Lambda::Function s-plain Role",
                "Role AWS::IAM::Role role", "Coming AWS::Lambda::Function -"));

        assertThat(groups).isEqualTo(Map.of("Told", "s-logs-1", "Plain", "/aws/lambda/s-plain"));
    }

    @Test
    void aServiceWritesThroughItsTasksAndAStateMachineOnlyWhereItLogs() {
        var groups = StackLogGroups.in(stack("s", List.of(), "Logs AWS::Logs::LogGroup tasks",
                "Own AWS::Logs::LogGroup own", "Tasks AWS::ECS::TaskDefinition arn:t Logs",
                "Api AWS::ECS::Service arn:a Tasks,Cluster", "Cluster AWS::ECS::Cluster c",
                "Quiet AWS::StepFunctions::StateMachine arn:q", "Express AWS::StepFunctions::StateMachine arn:e Own",
                "Job AWS::Batch::JobDefinition arn:j"));

        assertThat(groups).isEqualTo(Map.of("Tasks", "tasks", "Api", "tasks", "Express", "own", "Job",
                "/aws/batch/job"));
    }

    @Test
    void nestedStacksAndGroupsThatNoResourceWritesToAreOfferedToo() {
        var inner = stack("inner", List.of(), "F AWS::Lambda::Function f");
        var groups = StackLogGroups.in(stack("outer", List.of(inner), "Alone AWS::Logs::LogGroup alone"));

        assertThat(groups).isEqualTo(Map.of("Alone", "alone", "inner / F", "/aws/lambda/f"));
    }
}
