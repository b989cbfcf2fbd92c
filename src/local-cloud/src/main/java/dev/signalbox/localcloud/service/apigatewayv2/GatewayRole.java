package dev.signalbox.localcloud.service.apigatewayv2;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.signalbox.localcloud.runtime.Caller;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.ServiceError;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.GetRoleResponse;

/** Whether API Gateway may act with a role: it exists and trusts API Gateway. */
public final class GatewayRole {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayRole.class);
    private static final JsonMapper JSON = new JsonMapper();
    /** AWS's own name of such sessions. */
    private static final String SESSION = "BackplaneAssumeRoleSession";
    private static final String GATEWAY = "apigateway.amazonaws.com";

    private final CloudContext context;

    public GatewayRole(CloudContext context) {
        this.context = context;
    }

    /** Other services as this role may have them. */
    public CloudContext acting(String roleArn) {
        return context.as(() -> Caller.assuming(roleArn, SESSION));
    }

    public boolean canBeAssumed(String roleArn) {
        try {
            var name = roleArn.substring(roleArn.lastIndexOf('/') + 1);
            var role = context.calls().call(GetRoleRequest.builder().roleName(name).build(), GetRoleResponse.class)
                    .role();
            var trust = JSON.readTree(URLDecoder.decode(role.assumeRolePolicyDocument(), StandardCharsets.UTF_8));
            for (var statement : trust.path("Statement")) {
                if (trusts(statement)) {
                    return true;
                }
            }
            LOG.warn("Role {} does not trust {}", roleArn, GATEWAY);
        } catch (AwsServiceException e) {
            LOG.warn("Role {} cannot be assumed: {}", roleArn, ServiceError.messageOf(e));
        } catch (JsonProcessingException e) {
            LOG.warn("The trust policy of role {} is no JSON", roleArn, e);
        }
        return false;
    }

    private static boolean trusts(JsonNode statement) {
        var services = statement.path("Principal").path("Service");
        if (!statement.path("Effect").asText().equals("Allow")) {
            return false;
        }
        for (var service : services) {
            if (service.asText().equals(GATEWAY)) {
                return true;
            }
        }
        return services.asText().equals(GATEWAY);
    }
}
