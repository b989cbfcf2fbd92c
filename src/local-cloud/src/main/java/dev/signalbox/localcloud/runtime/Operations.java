package dev.signalbox.localcloud.runtime;

import java.util.function.Function;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;

/** Where services register what they answer. Route, protocol and names come from the SDK's request class. */
public interface Operations {
    /**
     * @throws IllegalStateException if the request type is registered twice
     */
    <Q extends AwsRequest, R extends AwsResponse> Operations on(Class<Q> request, Function<Q, R> handler);
}
