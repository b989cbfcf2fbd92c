package dev.signalbox.deploy.internal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.deploy.plan.Check;
import dev.signalbox.deploy.plan.Check.Subject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;

/** Asks IAM whether the caller may do what the deployment needs, where IAM can be asked. */
final class Permissions {
    private static final Set<String> OF_THE_FLOW = Set.of("cloudformation:CreateChangeSet",
            "cloudformation:DescribeChangeSet", "cloudformation:ExecuteChangeSet", "cloudformation:DescribeStacks",
            "cloudformation:DescribeStackEvents");
    /** What making a resource takes; types that are not here are left out of the question. */
    private static final Map<String, List<String>> OF_TYPES = Map.ofEntries(
            Map.entry("AWS::S3::Bucket", List.of("s3:CreateBucket")),
            Map.entry("AWS::S3::BucketPolicy", List.of("s3:PutBucketPolicy")),
            Map.entry("AWS::DynamoDB::Table", List.of("dynamodb:CreateTable")),
            Map.entry("AWS::IAM::Role", List.of("iam:CreateRole", "iam:PutRolePolicy", "iam:PassRole")),
            Map.entry("AWS::IAM::InstanceProfile", List.of("iam:CreateInstanceProfile")),
            Map.entry("AWS::Logs::LogGroup", List.of("logs:CreateLogGroup")),
            Map.entry("AWS::Lambda::Function", List.of("lambda:CreateFunction", "lambda:GetFunction")),
            Map.entry("AWS::Lambda::Permission", List.of("lambda:AddPermission")),
            Map.entry("AWS::ApiGatewayV2::Api", List.of("apigateway:POST")),
            Map.entry("AWS::ApiGateway::RestApi", List.of("apigateway:POST")),
            Map.entry("AWS::StepFunctions::StateMachine", List.of("states:CreateStateMachine")),
            Map.entry("AWS::Batch::ComputeEnvironment", List.of("batch:CreateComputeEnvironment")),
            Map.entry("AWS::Batch::JobQueue", List.of("batch:CreateJobQueue")),
            Map.entry("AWS::Batch::JobDefinition", List.of("batch:RegisterJobDefinition")),
            Map.entry("AWS::SQS::Queue", List.of("sqs:CreateQueue")),
            Map.entry("AWS::SNS::Topic", List.of("sns:CreateTopic")),
            Map.entry("AWS::KMS::Key", List.of("kms:CreateKey")),
            Map.entry("AWS::Events::Rule", List.of("events:PutRule")));

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
            var actions = actions(template);
            var answers = iam.simulatePrincipalPolicyPaginator(b -> b.policySourceArn(source(caller)).actionNames(
                    actions)).evaluationResults().stream().toList();
            return judged(caller, actions, answers);
        } catch (SdkException e) {
            return Check.notChecked(Subject.PERMISSIONS, "Permissions are not checked, because IAM did not tell: "
                    + e.getMessage());
        }
    }

    private static Set<String> actions(JsonNode template) {
        var actions = new TreeSet<>(OF_THE_FLOW);
        StreamSupport.stream(template.path("Resources").spliterator(), false).map(r -> OF_TYPES.getOrDefault(r.path(
                "Type").asText(), List.of())).forEach(actions::addAll);
        return actions;
    }

    /** IAM judges users and roles; a session is judged by its role, whose ARN may have a path that the session's does not tell. */
    private String source(String caller) {
        var parts = caller.split(":", 6);
        if (parts[5].startsWith("assumed-role/")) {
            return iam.getRole(b -> b.roleName(parts[5].split("/")[1])).role().arn();
        }
        return caller;
    }

    private static Check judged(String caller, Set<String> actions, List<EvaluationResult> answers) {
        var denied = names(answers, PolicyEvaluationDecisionType.EXPLICIT_DENY);
        if (!denied.isEmpty()) {
            return Check.failed(Subject.PERMISSIONS, caller + " is denied " + denied + ".",
                    "Ask for a policy that does not deny this, or sign in with another role.");
        }
        var open = names(answers, PolicyEvaluationDecisionType.IMPLICIT_DENY);
        if (!open.isEmpty()) {
            return Check.doubtful(Subject.PERMISSIONS, caller + " is not allowed " + open + " on every resource.",
                    "It may still be allowed on the resources of this stack; if not, the deployment fails there and is rolled back.");
        }
        return Check.passed(Subject.PERMISSIONS, "IAM allows the " + actions.size() + " actions that were asked for.");
    }

    private static String names(List<EvaluationResult> answers, PolicyEvaluationDecisionType decision) {
        return answers.stream().filter(a -> a.evalDecision() == decision).map(EvaluationResult::evalActionName)
                .distinct()
                .sorted().collect(Collectors.joining(", "));
    }
}
