package dev.signalbox.lambda.callback;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.InvalidArnException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/** Waiting tasks in AWS Step Functions. */
public final class SfnWaitingTasks implements WaitingTasks {
    private final SfnClient sfn;
    private final String executionArnPrefix;

    /** @param stateMachineArn whose executions wait */
    public SfnWaitingTasks(SfnClient sfn, String stateMachineArn) {
        this.sfn = sfn;
        this.executionArnPrefix = stateMachineArn.replaceFirst(":stateMachine:", ":execution:") + ":";
    }

    @Override
    public Delivery answer(String token, Answer answer) {
        return send(() -> {
            switch (answer) {
                case Answer.Success(var output) -> sfn.sendTaskSuccess(b -> b.taskToken(token).output(output));
                case Answer.Failure(var error, var cause) -> sfn.sendTaskFailure(
                        b -> b.taskToken(token).error(error).cause(cause));
            }
        });
    }

    @Override
    public Delivery heartbeat(String token) {
        return send(() -> sfn.sendTaskHeartbeat(b -> b.taskToken(token)));
    }

    private static Delivery send(Runnable call) {
        try {
            call.run();
            return Delivery.DELIVERED;
        } catch (TaskTimedOutException | TaskDoesNotExistException | InvalidTokenException e) {
            return Delivery.GONE;
        } catch (SdkException e) {
            throw new NotDelivered(e);
        }
    }

    @Override
    public State stateOf(String executionName) {
        try {
            var execution = sfn.describeExecution(b -> b.executionArn(executionArnPrefix + executionName));
            return switch (execution.status()) {
                case RUNNING, PENDING_REDRIVE -> State.RUNNING;
                case SUCCEEDED, FAILED -> State.ENDED;
                case TIMED_OUT, ABORTED -> State.STOPPED;
                case UNKNOWN_TO_SDK_VERSION -> State.UNKNOWN;
            };
        } catch (ExecutionDoesNotExistException | InvalidArnException e) {
            return State.UNKNOWN;
        }
    }
}
