package dev.signalbox.localcloud.service.cloudformation.drift.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.sfn.model.ListTagsForResourceResponse;

/** State machines; wherever a definition came from, it is told as {@code DefinitionString}. */
final class StepFunctionsLive {
    private StepFunctionsLive() {}

    static ObjectNode stateMachine(LiveResource resource) {
        var machine = resource.call(DescribeStateMachineRequest.builder().stateMachineArn(resource.id()).build(),
                DescribeStateMachineResponse.class);
        var live = LiveResource.properties(machine);
        LiveResource.move(live, "Name", "StateMachineName");
        LiveResource.move(live, "Type", "StateMachineType");
        LiveResource.move(live, "Definition", "DefinitionString");
        var tags = new LinkedHashMap<String, String>();
        resource.call(ListTagsForResourceRequest.builder().resourceArn(resource.id()).build(),
                ListTagsForResourceResponse.class).tags().forEach(t -> tags.put(t.key(), t.value()));
        live.set("Tags", LiveResource.tags(tags));
        return live;
    }
}
