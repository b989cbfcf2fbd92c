package dev.signalbox.localcloud.runtime;

import software.amazon.awssdk.awscore.AwsRequest;

/**
 * Refuses what IAM's policies do not allow. Whatever a service does of its own passes; who acts as a role, or signed a
 * request, needs leave for it. Each method throws AWS's access-denied error of the service that is asked.
 */
public interface Guard {
    /** Lets everything pass: policies are kept, not enforced. */
    Guard OPEN = new Guard() {
        @Override
        public void request(AwsRequest request, Caller caller) {}

        @Override
        public void action(String action, String resource, Caller caller) {}

        @Override
        public void assume(String roleArn, String service, String sourceArn) {}
    };

    /** A request to an operation that AWS has. */
    void request(AwsRequest request, Caller caller);

    /**
     * An action that is not asked for by a request of the SDK's model.
     *
     * @param action such as {@code execute-api:Invoke}
     * @param resource an ARN, or {@code *}
     */
    void action(String action, String resource, Caller caller);

    /**
     * That a service acts as a role: the role must be there and trust it.
     *
     * @param service such as {@code states.amazonaws.com}
     * @param sourceArn what it acts for, such as the state machine
     */
    void assume(String roleArn, String service, String sourceArn);
}
