package dev.signalbox.localcloud.runtime;

import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;

/** The only way from one service to another: the same typed operations that the wire serves, without sockets. */
public interface Calls {
    /**
     * Answers the request as the owning service would.
     *
     * @throws software.amazon.awssdk.awscore.exception.AwsServiceException as the service throws it; code
     *         {@code UnknownOperationException} when no service here implements the operation
     */
    <R extends AwsResponse> R call(AwsRequest request, Class<R> response);

    /**
     * The same operations, each as {@link Caller#current()} and only if policies allow it to them: for a service that acts
     * as a role.
     */
    default Calls guarded() {
        return this;
    }

    /** What decides whether somebody may do something. */
    default Guard guard() {
        return Guard.OPEN;
    }

    /** Whether some service here implements the operation of this request type. */
    boolean implementsOperation(Class<? extends AwsRequest> request);
}
