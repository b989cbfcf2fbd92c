package dev.signalbox.localcloud.service.ecs;

import dev.signalbox.localcloud.runtime.Caller;
import dev.signalbox.localcloud.runtime.ChildKeys;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.Guard;
import java.util.Map;
import java.util.Optional;

/** As whom a task's program calls AWS, and as whom its secrets are fetched and its log is written. */
final class TaskRoles {
    private static final String TASKS = "ecs-tasks.amazonaws.com";

    private final CloudContext context;

    TaskRoles(CloudContext context) {
        this.context = context;
    }

    /**
     * The program's keys: of its role; without one, of nobody if policies are enforced.
     *
     * @throws software.amazon.awssdk.awscore.exception.AwsServiceException when the role cannot be assumed
     */
    Map<String, String> keys(TaskRun task) {
        var role = Optional.ofNullable(task.order().definition().taskRoleArn());
        return role.map(arn -> ChildKeys.of(context, assumed(arn, task))).orElseGet(
                () -> isEnforced() ? Map.of() : ChildKeys.ofAccount(context.identity()));
    }

    /** The services as the task's execution role has them. */
    CloudContext starting(TaskRun task) {
        var role = Optional.ofNullable(task.order().definition().executionRoleArn());
        return role.map(arn -> assumed(arn, task)).map(caller -> context.as(() -> caller)).orElse(context);
    }

    private boolean isEnforced() {
        return !Guard.OPEN.equals(context.calls().guard());
    }

    private Caller assumed(String role, TaskRun task) {
        var arn = role.startsWith("arn:") ? role : context.arn("iam", "", "role/" + role);
        context.calls().guard().assume(arn, TASKS, task.arn());
        return Caller.assuming(arn, task.id());
    }
}
