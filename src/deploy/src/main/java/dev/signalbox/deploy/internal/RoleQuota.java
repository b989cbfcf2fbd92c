package dev.signalbox.deploy.internal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.deploy.plan.Check;
import dev.signalbox.deploy.plan.Check.Subject;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.IamException;

/** Whether the account may have the roles that a new stack makes: IAM tells how many there are and may be. */
final class RoleQuota {
    private static final Logger LOG = LoggerFactory.getLogger(RoleQuota.class);
    private static final int FORBIDDEN = 403;

    private final IamClient iam;

    RoleQuota(IamClient iam) {
        this.iam = iam;
    }

    /**
     * Empty when they fit, or when the endpoint does not count them. A role counts only where its condition surely holds.
     *
     * @param values of parameters
     */
    Optional<Check> check(JsonNode template, Map<String, String> values) {
        var count = ResourceCount.in(template, values);
        long wanted = StreamSupport.stream(template.path("Resources").spliterator(), false).filter(r -> r.path("Type")
                .asText().equals("AWS::IAM::Role")).filter(r -> count.made(r).orElse(false)).count();
        if (wanted == 0) {
            return Optional.empty();
        }
        try {
            var told = iam.getAccountSummary(_ -> {}).summaryMapAsStrings();
            int there = told.getOrDefault("Roles", 0);
            int most = told.getOrDefault("RolesQuota", Integer.MAX_VALUE);
            return there + wanted <= most ? Optional.empty()
                    : Optional.of(Check.failed(Subject.QUOTAS, "The template makes " + wanted
                            + " roles, and the account has " + there + " of " + most + ".",
                            "Delete roles that nobody uses, or ask AWS for more in Service Quotas."));
        } catch (SdkException e) {
            LOG.debug("How many roles the account may have is not known", e);
            boolean refused = e instanceof IamException told && told.statusCode() == FORBIDDEN;
            return !refused ? Optional.empty()
                    : Optional.of(Check.notChecked(Subject.QUOTAS, "Whether the account may have " + wanted
                            + " more roles is not checked, because IAM did not tell: " + e.getMessage()));
        }
    }
}
