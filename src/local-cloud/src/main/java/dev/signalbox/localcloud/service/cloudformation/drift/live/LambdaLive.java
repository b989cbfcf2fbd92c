package dev.signalbox.localcloud.service.cloudformation.drift.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import software.amazon.awssdk.services.lambda.model.GetFunctionRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;

/** Functions, without their code. */
final class LambdaLive {
    private LambdaLive() {}

    static ObjectNode function(LiveResource resource) {
        var function = resource.call(GetFunctionRequest.builder().functionName(resource.id()).build(),
                GetFunctionResponse.class);
        var live = LiveResource.properties(function.configuration());
        LiveResource.move(live, "KMSKeyArn", "KmsKeyArn");
        if (function.concurrency() != null) {
            live.put("ReservedConcurrentExecutions", function.concurrency().reservedConcurrentExecutions());
        }
        live.set("Tags", LiveResource.tags(function.tags()));
        return live;
    }
}
