package dev.signalbox.localcloud.service.iam;

import dev.signalbox.localcloud.policy.AccessRequest;
import dev.signalbox.localcloud.policy.Context;
import dev.signalbox.localcloud.policy.Decision;
import dev.signalbox.localcloud.policy.Evaluation;
import dev.signalbox.localcloud.policy.MalformedPolicy;
import dev.signalbox.localcloud.policy.Policies;
import dev.signalbox.localcloud.policy.PolicyDocument;
import dev.signalbox.localcloud.policy.Requester;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.runtime.RolePolicies;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import software.amazon.awssdk.services.iam.model.SimulateCustomPolicyRequest;
import software.amazon.awssdk.services.iam.model.SimulateCustomPolicyResponse;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyRequest;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyResponse;

/** Says what policies would decide, without anybody asking for it. Only keys that the caller gives are there. */
final class Simulation {
    private final CloudContext context;
    private final RolePolicies roles;

    Simulation(CloudContext context, RolePolicies roles) {
        this.context = context;
        this.roles = roles;
    }

    void register(Operations operations) {
        operations.on(SimulateCustomPolicyRequest.class, this::custom).on(SimulatePrincipalPolicyRequest.class,
                this::principal);
    }

    /** What is asked of the policies. */
    private record Questions(List<String> actions, List<String> resources, List<ContextEntry> keys,
            @Nullable String resourcePolicy) {}

    private SimulateCustomPolicyResponse custom(SimulateCustomPolicyRequest request) {
        var results = answers(documents(request.policyInputList()), documents(request
                .permissionsBoundaryPolicyInputList()), "arn:" + context.identity().partition() + ":iam::" + context
                        .identity().account() + ":role/simulated", new Questions(request.actionNames(), request
                                .resourceArns(), request.contextEntries(), request.resourcePolicy()));
        return SimulateCustomPolicyResponse.builder().evaluationResults(results).isTruncated(false).build();
    }

    private SimulatePrincipalPolicyResponse principal(SimulatePrincipalPolicyRequest request) {
        var arn = String.valueOf(request.policySourceArn());
        var role = roles.role(arn.substring(arn.lastIndexOf('/') + 1)).filter(r -> r.arn().equals(arn)).orElseThrow(
                () -> IamErrors.missing("The specified policy source " + arn + " cannot be found."));
        var policies = new ArrayList<>(documents(role.policies()));
        policies.addAll(documents(request.policyInputList()));
        var boundary = request.permissionsBoundaryPolicyInputList().isEmpty() ? role.boundary().stream().toList()
                : request.permissionsBoundaryPolicyInputList();
        var results = answers(policies, documents(boundary), arn, new Questions(request.actionNames(), request
                .resourceArns(), request.contextEntries(), request.resourcePolicy()));
        return SimulatePrincipalPolicyResponse.builder().evaluationResults(results).isTruncated(false).build();
    }

    private static List<PolicyDocument> documents(List<String> texts) {
        return texts.stream().map(Simulation::document).toList();
    }

    private static PolicyDocument document(String text) {
        try {
            return PolicyDocument.parse(text);
        } catch (MalformedPolicy e) {
            throw IamErrors.invalid(String.valueOf(e.getMessage()));
        }
    }

    private List<EvaluationResult> answers(List<PolicyDocument> policies, List<PolicyDocument> boundary, String role,
            Questions questions) {
        if (questions.actions().isEmpty()) {
            throw IamErrors.invalid("1 validation error detected: Value at 'actionNames' failed to satisfy constraint: "
                    + "Member must not be null");
        }
        var plain = Policies.ofIdentity(policies, boundary.stream().findFirst());
        var judged = Optional.ofNullable(questions.resourcePolicy()).map(Simulation::document).map(p -> plain.with(p,
                Policies.ResourceRule.EITHER)).orElse(plain);
        var who = Requester.session(context.identity().account(), role, role);
        var keys = keys(questions.keys());
        var resources = questions.resources().isEmpty() ? List.of("*") : questions.resources();
        return questions.actions().stream().flatMap(action -> resources.stream().map(resource -> result(action,
                resource,
                Evaluation.of(new AccessRequest(who, action, resource, keys), judged)))).toList();
    }

    private static Context keys(List<ContextEntry> entries) {
        var keys = Context.EMPTY;
        for (var entry : entries) {
            keys = keys.with(String.valueOf(entry.contextKeyName()), entry.contextKeyValues());
        }
        return keys;
    }

    private static EvaluationResult result(String action, String resource, Decision decision) {
        var type = switch (decision) {
            case Decision.Allowed() -> PolicyEvaluationDecisionType.ALLOWED;
            case Decision.ExplicitlyDenied _ -> PolicyEvaluationDecisionType.EXPLICIT_DENY;
            case Decision.ImplicitlyDenied _ -> PolicyEvaluationDecisionType.IMPLICIT_DENY;
        };
        return EvaluationResult.builder().evalActionName(action).evalResourceName(resource).evalDecision(type)
                .matchedStatements(List.of()).missingContextValues(List.of()).build();
    }
}
