package dev.signalbox.localcloud.service.elasticloadbalancingv2;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.signalbox.localcloud.runtime.ModelJson;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;

/**
 * A listener as it is kept.
 *
 * @param port here
 * @param asked a {@link CreateListenerRequest} as JSON
 */
record KeptListener(String arn, int port, String asked) {
    @JsonIgnore
    CreateListenerRequest request() {
        return ModelJson.read(asked, CreateListenerRequest.class);
    }

    String balancer() {
        return request().loadBalancerArn();
    }

    ListenerAction action() {
        return ListenerAction.of(request().defaultActions());
    }

    boolean forwardsTo(String group) {
        return action() instanceof ListenerAction.Forward(var to) && to.equals(group);
    }

    Listener shown() {
        var request = request();
        return Listener.builder().listenerArn(arn).loadBalancerArn(request.loadBalancerArn()).port(request.port())
                .protocol(request.protocol()).defaultActions(request.defaultActions()).build();
    }
}
