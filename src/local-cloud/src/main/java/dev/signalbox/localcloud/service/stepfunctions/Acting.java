package dev.signalbox.localcloud.service.stepfunctions;

import dev.signalbox.localcloud.runtime.Caller;
import dev.signalbox.localcloud.runtime.CloudContext;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;

/** The role that a state machine's work is done as. */
record Acting(CloudContext context, String roleArn, String stateMachineArn) implements Supplier<Caller> {
    private static final String SERVICE = "states.amazonaws.com";

    static Acting of(CloudContext context, ExecutionRecord execution) {
        return new Acting(context, execution.roleArn(), execution.stateMachineArn());
    }

    /**
     * The role's session, which AWS names by a random id.
     *
     * @throws software.amazon.awssdk.awscore.exception.AwsServiceException when the role does not trust Step Functions
     */
    @Override
    public Caller get() {
        context.calls().guard().assume(roleArn, SERVICE, stateMachineArn);
        return Caller.assuming(roleArn, Integer.toUnsignedString(stateMachineArn.hashCode(), 36));
    }

    /** Children of a Map Run are started by the machine's own role. */
    void mayStartChildren() {
        context.calls().guard().request(StartExecutionRequest.builder().stateMachineArn(stateMachineArn).build(),
                get());
    }
}
