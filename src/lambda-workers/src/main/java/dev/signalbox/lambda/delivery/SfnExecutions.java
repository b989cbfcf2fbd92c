package dev.signalbox.lambda.delivery;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Executions of a state machine of AWS Step Functions. */
final class SfnExecutions implements Executions {
    private final SfnClient sfn;
    private final String stateMachineArn;

    SfnExecutions(SfnClient sfn, String stateMachineArn) {
        this.sfn = sfn;
        this.stateMachineArn = stateMachineArn;
    }

    @Override
    public void start(String name, String input) {
        try {
            sfn.startExecution(b -> b.stateMachineArn(stateMachineArn).name(name).input(input));
        } catch (SdkException e) {
            throw new NotStarted(e);
        }
    }
}
