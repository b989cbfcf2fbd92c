package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.Tag;

final class IamContractTest {
    private static final String TRUST = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},
            "Action":"sts:AssumeRole"}]}""";
    private static final String POLICY = """
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}""";
    private static final String BASIC = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole";

    @TempDir Path folder;
    private LocalCloudFixture fixture;
    private IamClient iam;

    @BeforeEach
    void start() {
        fixture = new LocalCloudFixture(folder);
        iam = fixture.client(IamClient.builder());
    }

    @AfterEach
    void stop() {
        iam.close();
        fixture.close();
    }

    @Test
    void keepsARole() {
        var made = iam.createRole(r -> r.roleName("worker").path("/app/").assumeRolePolicyDocument(TRUST).description(
                "does work").tags(Tag.builder().key("a").value("b").build())).role();

        var role = iam.getRole(r -> r.roleName("worker")).role();
        assertThat(role).isEqualTo(made);
        assertThat(role.arn()).isEqualTo("arn:aws:iam::000000000000:role/app/worker");
        assertThat(role.roleId()).startsWith("AROA").hasSize(21);
        assertThat(decoded(role.assumeRolePolicyDocument())).isEqualTo(TRUST);
        assertThat(role.tags()).hasSize(1);
        assertThat(iam.listRoles().roles()).extracting(Role::roleName).containsExactly("worker");
        refused(() -> iam.createRole(r -> r.roleName("worker").assumeRolePolicyDocument(TRUST)), 409,
                "EntityAlreadyExists");
    }

    @Test
    void keepsInlinePolicies() {
        role("worker");
        iam.putRolePolicy(r -> r.roleName("worker").policyName("files").policyDocument(POLICY));

        assertThat(iam.listRolePolicies(r -> r.roleName("worker")).policyNames()).containsExactly("files");
        var kept = iam.getRolePolicy(r -> r.roleName("worker").policyName("files"));
        assertThat(decoded(kept.policyDocument())).isEqualTo(POLICY);
        refused(() -> iam.deleteRole(r -> r.roleName("worker")), 409, "DeleteConflict");

        iam.deleteRolePolicy(r -> r.roleName("worker").policyName("files"));
        refused(() -> iam.getRolePolicy(r -> r.roleName("worker").policyName("files")), 404, "NoSuchEntity");
        iam.deleteRole(r -> r.roleName("worker"));
        refused(() -> iam.getRole(r -> r.roleName("worker")), 404, "NoSuchEntity");
    }

    @Test
    void attachesManagedPolicies() {
        role("worker");
        iam.attachRolePolicy(r -> r.roleName("worker").policyArn(BASIC));
        iam.attachRolePolicy(r -> r.roleName("worker").policyArn(BASIC));

        assertThat(iam.listAttachedRolePolicies(r -> r.roleName("worker")).attachedPolicies()).extracting(
                AttachedPolicy::policyName).containsExactly("AWSLambdaBasicExecutionRole");
        refused(() -> iam.attachRolePolicy(r -> r.roleName("worker").policyArn(
                "arn:aws:iam::000000000000:policy/mine")), 404, "NoSuchEntity");
        iam.detachRolePolicy(r -> r.roleName("worker").policyArn(BASIC));
        refused(() -> iam.detachRolePolicy(r -> r.roleName("worker").policyArn(BASIC)), 404, "NoSuchEntity");
    }

    @Test
    void holdsARoleInAnInstanceProfile() {
        role("worker");
        iam.createInstanceProfile(r -> r.instanceProfileName("machines"));
        iam.addRoleToInstanceProfile(r -> r.instanceProfileName("machines").roleName("worker"));

        var profile = iam.getInstanceProfile(r -> r.instanceProfileName("machines")).instanceProfile();
        assertThat(profile.arn()).isEqualTo("arn:aws:iam::000000000000:instance-profile/machines");
        assertThat(profile.roles()).extracting(Role::roleName).containsExactly("worker");
        refused(() -> iam.deleteInstanceProfile(r -> r.instanceProfileName("machines")), 409, "DeleteConflict");
        refused(() -> iam.deleteRole(r -> r.roleName("worker")), 409, "DeleteConflict");

        iam.removeRoleFromInstanceProfile(r -> r.instanceProfileName("machines").roleName("worker"));
        iam.deleteInstanceProfile(r -> r.instanceProfileName("machines"));
        iam.deleteRole(r -> r.roleName("worker"));
    }

    @Test
    void changesTagsTrustAndDescription() {
        role("worker");
        iam.tagRole(r -> r.roleName("worker").tags(Tag.builder().key("a").value("1").build(), Tag.builder().key("b")
                .value("2").build()));
        iam.untagRole(r -> r.roleName("worker").tagKeys("a"));
        iam.updateRole(r -> r.roleName("worker").description("new").maxSessionDuration(7200));
        var trust = TRUST.replace("sts:AssumeRole", "sts:*");
        iam.updateAssumeRolePolicy(r -> r.roleName("worker").policyDocument(trust));

        var role = iam.getRole(r -> r.roleName("worker")).role();
        assertThat(role.tags()).extracting(Tag::key).containsExactly("b");
        assertThat(role.description()).isEqualTo("new");
        assertThat(role.maxSessionDuration()).isEqualTo(7200);
        assertThat(decoded(role.assumeRolePolicyDocument())).isEqualTo(trust);
    }

    @Test
    void refusesWhatIsNoPolicyOrName() {
        refused(() -> iam.createRole(r -> r.roleName("x").assumeRolePolicyDocument("{")), 400,
                "MalformedPolicyDocument");
        refused(() -> iam.createRole(r -> r.roleName("no blanks").assumeRolePolicyDocument(TRUST)), 400,
                "ValidationError");
        refused(() -> iam.createUser(r -> r.userName("me")), 400, "InvalidAction");
    }

    private void role(String name) {
        iam.createRole(r -> r.roleName(name).assumeRolePolicyDocument(TRUST));
    }

    private static String decoded(String document) {
        return URLDecoder.decode(document, StandardCharsets.UTF_8);
    }

    private static void refused(ThrowingCallable call, int status, String code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(IamException.class, e -> {
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
            assertThat(e.statusCode()).isEqualTo(status);
        });
    }
}
