package dev.signalbox.localcloud.runtime;

import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;

/** The operations as somebody who needs leave for each. */
record ActingCalls(Calls calls, Supplier<Caller> caller) implements Calls {
    @Override
    public <R extends AwsResponse> R call(AwsRequest request, Class<R> response) {
        return caller.get().call(() -> calls.guarded().call(request, response));
    }

    @Override
    public Calls guarded() {
        return this;
    }

    @Override
    public Guard guard() {
        return calls.guard();
    }

    @Override
    public boolean implementsOperation(Class<? extends AwsRequest> request) {
        return calls.implementsOperation(request);
    }
}
