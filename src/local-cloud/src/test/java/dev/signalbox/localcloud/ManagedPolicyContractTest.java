package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import software.amazon.awssdk.services.iam.model.PolicyScopeType;
import software.amazon.awssdk.services.iam.model.PolicyVersion;

/** Managed policies, their versions, and what IAM says they would decide. */
class ManagedPolicyContractTest {
    private static final String TRUST = """
            {"Statement":{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":"lambda.amazonaws.com"}}}""";

    @TempDir static Path folder;

    private static StackFixture fixture;
    private static IamClient iam;

    @BeforeAll
    static void start() {
        fixture = new StackFixture(folder);
        iam = fixture.cloud().client(IamClient.builder());
    }

    @AfterAll
    static void stop() {
        iam.close();
        fixture.close();
    }

    private static String allowing(String action) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"" + action
                + "\",\"Resource\":\"*\"}}";
    }

    private static void refused(Runnable call, String code) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(AwsServiceException.class, e -> assertThat(e
                .awsErrorDetails().errorCode()).isEqualTo(code));
    }

    @Test
    void keepsUpToFiveVersionsOneOfThemInEffect() {
        var arn = iam.createPolicy(p -> p.policyName("many").path("/app/").policyDocument(allowing("s3:GetObject")))
                .policy().arn();
        assertThat(arn).isEqualTo("arn:aws:iam::000000000000:policy/app/many");
        for (int i = 2; i <= 5; i++) {
            iam.createPolicyVersion(v -> v.policyArn(arn).policyDocument(allowing("s3:*")).setAsDefault(true));
        }

        refused(() -> iam.createPolicyVersion(v -> v.policyArn(arn).policyDocument(allowing("s3:*"))), "LimitExceeded");
        refused(() -> iam.deletePolicyVersion(v -> v.policyArn(arn).versionId("v5")), "DeleteConflict");
        refused(() -> iam.deletePolicy(p -> p.policyArn(arn)), "DeleteConflict");
        iam.setDefaultPolicyVersion(v -> v.policyArn(arn).versionId("v1"));
        iam.deletePolicyVersion(v -> v.policyArn(arn).versionId("v5"));
        iam.createPolicyVersion(v -> v.policyArn(arn).policyDocument(allowing("s3:*")));

        assertThat(iam.listPolicyVersions(v -> v.policyArn(arn)).versions()).extracting(PolicyVersion::versionId)
                .containsExactlyInAnyOrder("v1", "v2", "v3", "v4", "v6");
        assertThat(iam.getPolicy(p -> p.policyArn(arn)).policy().defaultVersionId()).isEqualTo("v1");
        refused(() -> iam.createPolicy(p -> p.policyName("bad").policyDocument("{}")), "MalformedPolicyDocument");
        refused(() -> iam.getPolicy(p -> p.policyArn(arn + "2")), "NoSuchEntity");
    }

    @Test
    void attachesPoliciesOfTheCustomerAndOfAws() {
        var arn = iam.createPolicy(p -> p.policyName("attached").policyDocument(allowing("s3:GetObject"))).policy()
                .arn();
        iam.createRole(r -> r.roleName("worker").assumeRolePolicyDocument(TRUST).permissionsBoundary(arn));
        iam.attachRolePolicy(a -> a.roleName("worker").policyArn(arn));
        iam.attachRolePolicy(a -> a.roleName("worker").policyArn(
                "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"));

        assertThat(iam.listAttachedRolePolicies(l -> l.roleName("worker")).attachedPolicies()).extracting(
                AttachedPolicy::policyName).containsExactlyInAnyOrder("attached", "AWSLambdaBasicExecutionRole");
        assertThat(iam.getPolicy(p -> p.policyArn(arn)).policy().attachmentCount()).isEqualTo(1);
        assertThat(iam.listEntitiesForPolicy(l -> l.policyArn(arn)).policyRoles()).hasSize(1);
        assertThat(iam.getRole(r -> r.roleName("worker")).role().permissionsBoundary().permissionsBoundaryArn())
                .isEqualTo(arn);
        assertThat(iam.listPolicies(l -> l.scope(PolicyScopeType.LOCAL).onlyAttached(true)).policies()).extracting(
                Policy::policyName).containsExactly("attached");
        refused(() -> iam.deletePolicy(p -> p.policyArn(arn)), "DeleteConflict");
        refused(() -> iam.attachRolePolicy(a -> a.roleName("worker").policyArn(arn + "2")), "NoSuchEntity");
        assertThat(decisions("worker", "s3:GetObject", "logs:PutLogEvents", "s3:PutObject")).containsExactly(
                PolicyEvaluationDecisionType.ALLOWED, PolicyEvaluationDecisionType.IMPLICIT_DENY,
                PolicyEvaluationDecisionType.IMPLICIT_DENY);
        iam.deleteRolePermissionsBoundary(r -> r.roleName("worker"));
        assertThat(decisions("worker", "s3:GetObject", "logs:PutLogEvents", "s3:PutObject")).containsExactly(
                PolicyEvaluationDecisionType.ALLOWED, PolicyEvaluationDecisionType.ALLOWED,
                PolicyEvaluationDecisionType.IMPLICIT_DENY);
    }

    private static List<PolicyEvaluationDecisionType> decisions(String role, String... actions) {
        return iam.simulatePrincipalPolicy(s -> s.policySourceArn("arn:aws:iam::000000000000:role/" + role).actionNames(
                actions)).evaluationResults().stream().map(EvaluationResult::evalDecision).toList();
    }

    @Test
    void simulatesPoliciesThatNobodyHas() {
        var results = iam.simulateCustomPolicy(s -> s.policyInputList(allowing("dynamodb:*"), allowing(
                "dynamodb:PutItem")
                .replace("Allow", "Deny")).actionNames("dynamodb:GetItem", "dynamodb:PutItem").resourceArns(
                        "arn:aws:dynamodb:local-1:000000000000:table/t")).evaluationResults();

        assertThat(results).extracting(EvaluationResult::evalDecision).containsExactly(
                PolicyEvaluationDecisionType.ALLOWED, PolicyEvaluationDecisionType.EXPLICIT_DENY);
    }

    @Test
    void makesPoliciesByStacks() {
        var template = """
                Resources:
                  Role:
                    Type: AWS::IAM::Role
                    Properties: {AssumeRolePolicyDocument: {Statement: {Effect: Allow, Action: "sts:AssumeRole", Principal: {Service: lambda.amazonaws.com}}}}
                  Shared:
                    Type: AWS::IAM::ManagedPolicy
                    Properties:
                      Roles: [!Ref Role]
                      PolicyDocument: {Statement: {Effect: Allow, Action: "s3:GetObject", Resource: "*"}}
                  Inline:
                    Type: AWS::IAM::Policy
                    Properties:
                      PolicyName: own
                      Roles: [!Ref Role]
                      PolicyDocument: {Statement: {Effect: Allow, Action: "sqs:SendMessage", Resource: "*"}}
                Outputs: {Role: {Value: !Ref Role}, Shared: {Value: !Ref Shared}}
                """;
        var role = String.valueOf(fixture.deploy("policies", template).get("Role"));
        assertThat(decisions(role, "s3:GetObject", "sqs:SendMessage")).containsOnly(
                PolicyEvaluationDecisionType.ALLOWED);

        fixture.update("policies", template.replace("s3:GetObject", "s3:PutObject"), StackStatus.UPDATE_COMPLETE);
        assertThat(decisions(role, "s3:GetObject", "s3:PutObject")).containsExactly(
                PolicyEvaluationDecisionType.IMPLICIT_DENY, PolicyEvaluationDecisionType.ALLOWED);

        fixture.delete("policies");
        assertThat(iam.listPolicies(l -> l.scope(PolicyScopeType.LOCAL)).policies()).extracting(Policy::policyName)
                .noneMatch(name -> name.startsWith("policies-"));
    }
}
