package dev.signalbox.localcloud.service.stepfunctions;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.service.stepfunctions.test.Tasks;
import dev.signalbox.states.Diagnostic;
import dev.signalbox.states.StateMachine;
import dev.signalbox.states.TaskCall;
import dev.signalbox.states.TaskOutcome;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Tasks of states under test, by the same integrations that executions use. */
record TrialTasks(CloudContext context, Integrations integrations) implements Tasks {
    @Override
    public List<Diagnostic> check(StateMachine machine) {
        return integrations.check(machine);
    }

    @Override
    public TaskOutcome perform(TaskCall call, String roleArn) {
        var acting = new Acting(context, roleArn, context.arn("states", "stateMachine:" + call.stateName()));
        try {
            return acting.get().call(() -> integrations.of(call.resource()).perform(call));
        } catch (AwsServiceException e) {
            return new TaskOutcome.Failed("States.Runtime", ServiceError.messageOf(e));
        }
    }
}
