package dev.signalbox.deploy.internal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.deploy.plan.Check;
import dev.signalbox.deploy.plan.Check.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;

/** Asks IAM whether the caller may do what the deployment needs, where IAM can be asked. */
final class Permissions {
    private static final Logger LOG = LoggerFactory.getLogger(Permissions.class);
    private static final Set<String> OF_THE_FLOW = Set.of("cloudformation:CreateChangeSet",
            "cloudformation:DescribeChangeSet", "cloudformation:ExecuteChangeSet", "cloudformation:DescribeStacks",
            "cloudformation:DescribeStackEvents");
    /** So many actions IAM judges at once. */
    private static final int AT_ONCE = 100;

    private final CreateActions types = new CreateActions();
    private final IamClient iam;

    Permissions(IamClient iam) {
        this.iam = iam;
    }

    /** @param caller ARN of who calls, as STS tells it */
    Check check(String caller, JsonNode template) {
        if (caller.endsWith(":root")) {
            return Check.notChecked(Subject.PERMISSIONS,
                    "Permissions are not checked: IAM does not simulate an account's root user.");
        }
        try {
            var actions = new TreeSet<>(OF_THE_FLOW);
            actions.addAll(types.of(template));
            return judged(caller, actions.size(), answers(source(caller), List.copyOf(actions)));
        } catch (SdkException e) {
            return Check.notChecked(Subject.PERMISSIONS, "Permissions are not checked, because IAM did not tell: "
                    + e.getMessage());
        }
    }

    private List<EvaluationResult> answers(String source, List<String> actions) {
        var answers = new ArrayList<EvaluationResult>();
        for (int from = 0; from < actions.size(); from += AT_ONCE) {
            var some = actions.subList(from, Math.min(actions.size(), from + AT_ONCE));
            iam.simulatePrincipalPolicyPaginator(b -> b.policySourceArn(source).actionNames(some)).evaluationResults()
                    .forEach(answers::add);
        }
        return answers;
    }

    /** IAM judges users and roles; a session is judged by its role, whose ARN may have a path that the session's does not tell. */
    private String source(String caller) {
        var parts = caller.split(":", 6);
        if (!parts[5].startsWith("assumed-role/")) {
            return caller;
        }
        var role = parts[5].split("/")[1];
        try {
            return iam.getRole(b -> b.roleName(role)).role().arn();
        } catch (IamException e) {
            LOG.debug("The path of role {} is not told, so it is taken to have none", role, e);
            return "arn:" + parts[1] + ":iam::" + parts[4] + ":role/" + role;
        }
    }

    /**
     * No answer stops a deployment: the simulator is asked about all resources and without the conditions of a real request, so that
     * a policy that spares this stack may look as if it denied.
     */
    private static Check judged(String caller, int asked, List<EvaluationResult> answers) {
        var denied = names(answers, PolicyEvaluationDecisionType.EXPLICIT_DENY);
        var open = names(answers, PolicyEvaluationDecisionType.IMPLICIT_DENY);
        if (denied.isEmpty() && open.isEmpty()) {
            return Check.passed(Subject.PERMISSIONS, "IAM allows the " + asked + " actions that were asked for.");
        }
        return Check.doubtful(Subject.PERMISSIONS, (denied.isEmpty() ? ""
                : "A policy denies " + caller + " " + denied
                        + ". ") + (open.isEmpty() ? "" : caller + " is not allowed " + open + " on every resource."),
                "It may still be allowed on the resources of this stack; if not, the deployment fails there and is rolled back.");
    }

    private static String names(List<EvaluationResult> answers, PolicyEvaluationDecisionType decision) {
        return answers.stream().filter(a -> a.evalDecision() == decision).map(EvaluationResult::evalActionName)
                .distinct()
                .sorted().collect(Collectors.joining(", "));
    }
}
