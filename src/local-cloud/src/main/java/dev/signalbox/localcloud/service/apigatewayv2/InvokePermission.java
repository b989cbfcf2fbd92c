package dev.signalbox.localcloud.service.apigatewayv2;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.ServiceError;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.lambda.model.GetPolicyRequest;
import software.amazon.awssdk.services.lambda.model.GetPolicyResponse;

/** Whether a function's resource policy lets API Gateway invoke it. Who forgets that on AWS sees only a 500. */
final class InvokePermission {
    private static final Logger LOG = LoggerFactory.getLogger(InvokePermission.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> ACTIONS = Set.of("lambda:InvokeFunction", "lambda:*", "*");

    private final CloudContext context;

    InvokePermission(CloudContext context) {
        this.context = context;
    }

    /** @param sourceArn the route that is served, as {@code arn:…:execute-api:…:<api>/<stage>/<method>/<path>} */
    boolean allows(String function, String sourceArn) {
        try {
            var policy = context.calls().call(GetPolicyRequest.builder().functionName(function).build(),
                    GetPolicyResponse.class).policy();
            for (var statement : JSON.readTree(policy).path("Statement")) {
                if (allows(statement, sourceArn)) {
                    return true;
                }
            }
        } catch (AwsServiceException e) {
            LOG.debug("{} has no policy: {}", function, ServiceError.messageOf(e));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Lambda's policies are JSON", e);
        }
        LOG.warn("{} may not be invoked by {}: no permission of the function allows it", function, sourceArn);
        return false;
    }

    private boolean allows(JsonNode statement, String sourceArn) {
        var principal = statement.path("Principal");
        boolean gateway = principal.asText().equals("*") || principal.path("Service").asText().equals(
                "apigateway.amazonaws.com");
        var arn = statement.path("Condition").path("ArnLike").path("AWS:SourceArn");
        var account = statement.path("Condition").path("StringEquals").path("AWS:SourceAccount");
        return gateway && ACTIONS.contains(statement.path("Action").asText()) && (arn.isMissingNode() || like(arn
                .asText(), sourceArn)) && (account.isMissingNode() || account.asText().equals(context.identity()
                        .account()));
    }

    /** {@code *} stands for any characters, {@code ?} for one. */
    static boolean like(String pattern, String arn) {
        var regex = new StringBuilder();
        for (char c : pattern.toCharArray()) {
            regex.append(switch (c) {
                case '*' -> ".*";
                case '?' -> ".";
                default -> Pattern.quote(String.valueOf(c));
            });
        }
        return Pattern.matches(regex.toString(), arn);
    }
}
