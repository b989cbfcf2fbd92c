package dev.signalbox.localcloud.runtime;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** All operations of the local cloud by request type: the one table that the wire and {@link Calls} share. */
public final class Registry implements Operations, Calls {
    private final Map<Class<? extends AwsRequest>, Function<AwsRequest, AwsResponse>> handlers = new ConcurrentHashMap<>();
    private volatile Guard guard = Guard.OPEN;

    /** Has a guard ask before every guarded call. Called once, before any request arrives. */
    public void guardBy(Guard keeper) {
        guard = keeper;
    }

    @Override
    public Guard guard() {
        return guard;
    }

    @Override
    public Calls guarded() {
        return new Guarded();
    }

    /** Calls that need leave. */
    private final class Guarded implements Calls {
        @Override
        public <R extends AwsResponse> R call(AwsRequest request, Class<R> response) {
            guard.request(request, Caller.current());
            return Registry.this.call(request, response);
        }

        @Override
        public Guard guard() {
            return guard;
        }

        @Override
        public boolean implementsOperation(Class<? extends AwsRequest> request) {
            return Registry.this.implementsOperation(request);
        }
    }

    @Override
    public <Q extends AwsRequest, R extends AwsResponse> Operations on(Class<Q> request, Function<Q, R> handler) {
        if (handlers.putIfAbsent(request, q -> handler.apply(request.cast(q))) != null) {
            throw new IllegalStateException("Two services answer " + request.getName());
        }
        return this;
    }

    @Override
    public <R extends AwsResponse> R call(AwsRequest request, Class<R> response) {
        return response.cast(answer(request));
    }

    /** Answers with whatever response type the operation has. */
    public AwsResponse answer(AwsRequest request) {
        var handler = handlers.get(request.getClass());
        if (handler == null) {
            throw ServiceError.of(AwsServiceException.builder(), 400, "UnknownOperationException",
                    "The local cloud does not implement " + operationName(request.getClass()) + ".");
        }
        return handler.apply(request);
    }

    @Override
    public boolean implementsOperation(Class<? extends AwsRequest> request) {
        return handlers.containsKey(request);
    }

    /** Every request type that is answered here. */
    public Set<Class<? extends AwsRequest>> requestTypes() {
        return Set.copyOf(handlers.keySet());
    }

    /** AWS's name of the operation, such as {@code StartExecution}. */
    public static String operationName(Class<? extends AwsRequest> request) {
        var name = request.getSimpleName();
        return name.endsWith("Request") ? name.substring(0, name.length() - "Request".length()) : name;
    }
}
