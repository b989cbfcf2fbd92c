package dev.signalbox.localcloud.service.iam;

import dev.signalbox.localcloud.runtime.Operations;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.GetRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.GetRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.PutRolePolicyResponse;

/** Policies of roles: inline ones, and managed ones by their ARNs. */
final class RolePolicyOperations {
    private final Roles roles;
    private final ManagedPolicies managed;

    RolePolicyOperations(Roles roles, ManagedPolicies managed) {
        this.roles = roles;
        this.managed = managed;
    }

    void register(Operations operations) {
        operations.on(PutRolePolicyRequest.class, this::putRolePolicy).on(GetRolePolicyRequest.class,
                this::getRolePolicy).on(DeleteRolePolicyRequest.class, this::deleteRolePolicy).on(
                        ListRolePoliciesRequest.class, this::listRolePolicies);
        operations.on(AttachRolePolicyRequest.class, this::attachRolePolicy).on(DetachRolePolicyRequest.class,
                this::detachRolePolicy).on(ListAttachedRolePoliciesRequest.class, this::listAttachedRolePolicies);
    }

    private static String role(@Nullable String name) {
        return IamNames.name(name, "roleName", 64);
    }

    private PutRolePolicyResponse putRolePolicy(PutRolePolicyRequest request) {
        var policy = IamNames.name(request.policyName(), "policyName", 128);
        var document = IamNames.policy(request.policyDocument());
        roles.change(role(request.roleName()), role -> role.withPolicy(policy, document));
        return PutRolePolicyResponse.builder().build();
    }

    private GetRolePolicyResponse getRolePolicy(GetRolePolicyRequest request) {
        var role = roles.get(role(request.roleName()));
        var document = role.policies().get(IamNames.name(request.policyName(), "policyName", 128));
        if (document == null) {
            throw noPolicy(request.policyName());
        }
        return GetRolePolicyResponse.builder().roleName(role.name()).policyName(request.policyName()).policyDocument(
                IamNames.encoded(document)).build();
    }

    private static RuntimeException noPolicy(String name) {
        return IamErrors.missing("The role policy with name " + name + " cannot be found.");
    }

    private DeleteRolePolicyResponse deleteRolePolicy(DeleteRolePolicyRequest request) {
        var policy = IamNames.name(request.policyName(), "policyName", 128);
        roles.change(role(request.roleName()), role -> {
            if (!role.policies().containsKey(policy)) {
                throw noPolicy(policy);
            }
            return role.withoutPolicy(policy);
        });
        return DeleteRolePolicyResponse.builder().build();
    }

    private ListRolePoliciesResponse listRolePolicies(ListRolePoliciesRequest request) {
        var names = List.copyOf(roles.get(role(request.roleName())).policies().keySet());
        var page = IamPages.of(names, name -> name, request.marker(), request.maxItems());
        return ListRolePoliciesResponse.builder().policyNames(page.items()).isTruncated(page.truncated()).marker(page
                .marker()).build();
    }

    private AttachRolePolicyResponse attachRolePolicy(AttachRolePolicyRequest request) {
        var arn = String.valueOf(request.policyArn());
        managed.require(arn);
        roles.change(role(request.roleName()), role -> role.attach(arn));
        return AttachRolePolicyResponse.builder().build();
    }

    private DetachRolePolicyResponse detachRolePolicy(DetachRolePolicyRequest request) {
        var arn = String.valueOf(request.policyArn());
        roles.change(role(request.roleName()), role -> {
            if (!role.attached().contains(arn)) {
                throw IamErrors.missing("Policy " + arn + " was not found.");
            }
            return role.detach(arn);
        });
        return DetachRolePolicyResponse.builder().build();
    }

    private ListAttachedRolePoliciesResponse listAttachedRolePolicies(ListAttachedRolePoliciesRequest request) {
        var attached = roles.get(role(request.roleName())).attached().stream().sorted().map(arn -> AttachedPolicy
                .builder().policyArn(arn).policyName(arn.substring(arn.lastIndexOf('/') + 1)).build()).toList();
        var page = IamPages.of(attached, AttachedPolicy::policyArn, request.marker(), request.maxItems());
        return ListAttachedRolePoliciesResponse.builder().attachedPolicies(page.items()).isTruncated(page.truncated())
                .marker(page.marker()).build();
    }
}
