package dev.signalbox.localcloud.runtime;

import dev.signalbox.localcloud.policy.AccessRequest;
import dev.signalbox.localcloud.policy.Context;
import dev.signalbox.localcloud.policy.Evaluation;
import dev.signalbox.localcloud.policy.Policies;
import dev.signalbox.localcloud.policy.PolicyDocument;
import dev.signalbox.localcloud.policy.Requester;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Whether a resource's policy lets one of AWS's services act on it, such as SNS send to a queue. Who forgets such a
 * policy on AWS loses messages without a word, so it is checked here too, whether or not roles' policies are enforced.
 */
public final class ResourcePolicy {
    private static final String S3 = "s3.amazonaws.com";

    private final PolicyDocument policy;

    private ResourcePolicy(PolicyDocument policy) {
        this.policy = policy;
    }

    /**
     * What a service is about to do.
     *
     * @param service its principal, such as {@code sns.amazonaws.com}
     * @param action for example {@code sqs:SendMessage}
     * @param resource ARN of what it acts on
     * @param sourceArn ARN of what it acts for, such as the topic
     */
    public record Act(String service, String action, String resource, String sourceArn) {
        private Context context() {
            var account = account(sourceArn).or(() -> account(resource)).orElse("");
            var context = new TreeMap<>(Map.of("aws:SourceArn", sourceArn, "aws:SecureTransport", "true",
                    "aws:PrincipalIsAWSService", "true", "aws:PrincipalServiceName", service));
            if (!account.isEmpty()) {
                context.put("aws:SourceAccount", account);
                if (!service.equals(S3)) { // whose messages a topic's default policy, which asks for this key, does not let in
                    context.put("aws:SourceOwner", account);
                }
            }
            return Context.of(context);
        }

        /** ARNs of buckets name no account; theirs is the one that owns everything here. */
        private static Optional<String> account(String arn) {
            var steps = arn.split(":", 6);
            return Optional.of(steps.length > 4 ? steps[4] : "").filter(account -> !account.isEmpty());
        }
    }

    /** Reads a policy document; whatever is no policy allows nothing. */
    public static ResourcePolicy parse(String policy) {
        return new ResourcePolicy(PolicyDocument.parseOrNothing(policy));
    }

    public boolean allows(Act act) {
        var request = new AccessRequest(Requester.service(act.service()), act.action(), act.resource(), act.context());
        return Evaluation.of(request, Policies.ofNobody().with(policy, Policies.ResourceRule.EITHER)).isAllowed();
    }
}
