package dev.signalbox.console.gateway.aws;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.PermissionsGateway;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.permissions.CallerArn;
import dev.signalbox.console.model.permissions.PolicyKind;
import dev.signalbox.console.model.permissions.Simulation;
import dev.signalbox.console.model.permissions.Simulation.Judged;
import dev.signalbox.console.model.permissions.Simulation.Judged.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import software.amazon.awssdk.services.iam.model.ResourceSpecificResult;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * Asks STS who calls and IAM's simulator what that caller may do. A session of a role is judged by its role, whose ARN may have a
 * path that only {@code iam:GetRole} tells.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html">SimulatePrincipalPolicy</a>
 */
public final class AwsPermissionsGateway implements PermissionsGateway {
    private static final int ACTIONS = 100;
    private static final String OF_IDENTITY_CENTER = "AWSReservedSSO_";

    private final Lazy<IamClient> iam;
    private final Lazy<StsClient> sts;
    private final AwsConnection connection;
    private final AwsCalls calls;

    public AwsPermissionsGateway(AwsClients clients) {
        iam = new Lazy<>(() -> clients.client(IamClient.builder()));
        sts = new Lazy<>(() -> clients.client(StsClient.builder()));
        connection = clients.connection();
        calls = new AwsCalls(connection);
    }

    @Override
    public CallerArn caller() throws GatewayException {
        return CallerArn.of(calls.call(() -> sts.get().getCallerIdentity().arn()));
    }

    @Override
    public Simulation simulate(CallerArn caller, Collection<String> actions, String resource) throws GatewayException {
        return switch (caller) {
            case CallerArn.NotJudged(_, var why) -> new Simulation.NotTold(why);
            case CallerArn.Judgeable(var arn) -> first(List.of(arn), actions, resource);
            case CallerArn.RoleSession role -> first(sources(role), actions, resource);
        };
    }

    /** The role's ARN, or those that it may have. */
    private List<String> sources(CallerArn.RoleSession session) throws GatewayException {
        try {
            return List.of(calls.call(() -> iam.get().getRole(r -> r.roleName(session.roleName())).role().arn()));
        } catch (GatewayException e) {
            if (!(e.failure() instanceof Failure.Denied)) {
                throw e;
            }
        }
        String plain = session.pathless();
        if (!session.roleName().startsWith(OF_IDENTITY_CENTER)) {
            return List.of(plain);
        }
        String path = ":role/aws-reserved/sso.amazonaws.com/";
        return List.of(plain.replace(":role/", path + connection.regionName() + "/"), plain.replace(":role/", path));
    }

    private Simulation first(List<String> sources, Collection<String> actions, String resource)
            throws GatewayException {
        for (String source : sources) {
            try {
                return new Simulation.Told(source, judged(source, List.copyOf(actions), resource));
            } catch (GatewayException e) {
                switch (e.failure()) {
                    case Failure.NotFound _ -> {
                        // another path, or none that can be guessed
                    }
                    case Failure.Denied denied -> {
                        return new Simulation.NotTold("IAM did not tell: " + denied.message());
                    }
                    default -> throw e;
                }
            }
        }
        return new Simulation.NotTold("The path of the role is not known, because iam:GetRole is not allowed.");
    }

    private List<Judged> judged(String source, List<String> actions, String resource) throws GatewayException {
        var answers = new ArrayList<Judged>();
        for (int from = 0; from < actions.size(); from += ACTIONS) {
            List<String> some = actions.subList(from, Math.min(actions.size(), from + ACTIONS));
            calls.call(() -> iam.get().simulatePrincipalPolicyPaginator(s -> s.policySourceArn(source).actionNames(some)
                    .resourceArns(resource)).evaluationResults().stream().map(r -> judged(r, resource)).toList())
                    .forEach(answers::add);
        }
        return answers;
    }

    /** With ARNs, IAM tells the decision of each in a list of its own; without, and in other clouds, beside the action. */
    private static Judged judged(EvaluationResult result, String resource) {
        Optional<ResourceSpecificResult> exact = result.resourceSpecificResults().stream().filter(r -> resource.equals(r
                .evalResourceName())).findFirst();
        PolicyEvaluationDecisionType decision = exact.map(ResourceSpecificResult::evalResourceDecision).orElse(result
                .evalDecision());
        List<String> missing = exact.map(ResourceSpecificResult::missingContextValues).orElse(result
                .missingContextValues());
        Verdict verdict = switch (decision) {
            case ALLOWED -> Verdict.ALLOWED;
            case EXPLICIT_DENY -> Verdict.DENIED;
            case IMPLICIT_DENY -> Verdict.NOT_ALLOWED;
            // A decision that this SDK does not know refuses nothing.
            case UNKNOWN_TO_SDK_VERSION -> Verdict.ALLOWED;
        };
        return new Judged(result.evalActionName(), resource, verdict, kind(result), missing);
    }

    private static PolicyKind kind(EvaluationResult result) {
        var organization = result.organizationsDecisionDetail();
        var boundary = result.permissionsBoundaryDecisionDetail();
        if (organization != null && Boolean.FALSE.equals(organization.allowedByOrganizations())) {
            return PolicyKind.SERVICE_CONTROL;
        }
        return boundary != null && Boolean.FALSE.equals(boundary.allowedByPermissionsBoundary()) ? PolicyKind.BOUNDARY
                : PolicyKind.IDENTITY;
    }
}
