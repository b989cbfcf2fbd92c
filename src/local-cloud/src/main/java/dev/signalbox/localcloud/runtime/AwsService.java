package dev.signalbox.localcloud.runtime;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsRequest;

/**
 * One AWS service of the local cloud. A service sees other services only through {@link Calls}, and the wire not at
 * all: it answers typed requests of the AWS SDK's model with typed responses, and throws the SDK's modelled exceptions
 * made by {@link ServiceError}.
 */
public interface AwsService extends AutoCloseable {
    /** Registers every operation that this service implements. Called once, before any request arrives. */
    void register(Operations operations);

    /** Plain HTTP routes beside the AWS API, such as deployed API Gateway stages. */
    default List<Route> routes() {
        return List.of();
    }

    /**
     * The ARN of what a request is about, where only this service can tell from what the request names, such as a task
     * token.
     */
    default Optional<String> resource(AwsRequest request) {
        return Optional.empty();
    }

    /** Where WebSocket connections are taken. */
    default List<SocketRoute> sockets() {
        return List.of();
    }

    /**
     * Takes up work that was under way when the process last ended. Called once, after all services registered and before
     * the first request is answered, so it must not wait for a child process.
     */
    default void resume() {}

    /** Stops this service's own work within a few seconds; durable state stays as it is. */
    @Override
    default void close() {}
}
