package dev.signalbox.localcloud.service.apigatewayv2;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.ResourcePolicy;
import dev.signalbox.localcloud.runtime.ResourcePolicy.Act;
import dev.signalbox.localcloud.runtime.ServiceError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.lambda.model.GetPolicyRequest;
import software.amazon.awssdk.services.lambda.model.GetPolicyResponse;

/** Whether a function's resource policy lets API Gateway invoke it. Who forgets that on AWS sees only a 500. */
final class InvokePermission {
    private static final Logger LOG = LoggerFactory.getLogger(InvokePermission.class);

    private final CloudContext context;

    InvokePermission(CloudContext context) {
        this.context = context;
    }

    /** @param sourceArn the route that is served, as {@code arn:…:execute-api:…:<api>/<stage>/<method>/<path>} */
    boolean allows(String function, String sourceArn) {
        try {
            var policy = context.calls().call(GetPolicyRequest.builder().functionName(function).build(),
                    GetPolicyResponse.class).policy();
            if (ResourcePolicy.parse(policy).allows(new Act("apigateway.amazonaws.com", "lambda:InvokeFunction",
                    function, sourceArn))) {
                return true;
            }
        } catch (AwsServiceException e) {
            LOG.debug("{} has no policy: {}", function, ServiceError.messageOf(e));
        }
        LOG.warn("{} may not be invoked by {}: no permission of the function allows it", function, sourceArn);
        return false;
    }
}
