package dev.signalbox.localcloud.service.iam;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.Operations;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.CreatePolicyRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyResponse;
import software.amazon.awssdk.services.iam.model.DeletePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyResponse;
import software.amazon.awssdk.services.iam.model.GetPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyResponse;
import software.amazon.awssdk.services.iam.model.ListEntitiesForPolicyRequest;
import software.amazon.awssdk.services.iam.model.ListEntitiesForPolicyResponse;
import software.amazon.awssdk.services.iam.model.ListPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListPoliciesResponse;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.PolicyRole;
import software.amazon.awssdk.services.iam.model.PolicyScopeType;
import software.amazon.awssdk.services.iam.model.Tag;

/** Managed policies themselves. */
final class PolicyOperations {
    private static final int LONGEST = 6144;

    private final CloudContext context;
    private final ManagedPolicies policies;
    private final Roles roles;

    PolicyOperations(CloudContext context, ManagedPolicies policies, Roles roles) {
        this.context = context;
        this.policies = policies;
        this.roles = roles;
    }

    void register(Operations operations) {
        operations.on(CreatePolicyRequest.class, this::create).on(GetPolicyRequest.class, this::get).on(
                DeletePolicyRequest.class, this::delete).on(ListPoliciesRequest.class, this::list).on(
                        ListEntitiesForPolicyRequest.class, this::entities);
    }

    /** A policy's document, which may have 6,144 characters without white space. */
    static String document(@Nullable String given) {
        var document = IamNames.policy(given);
        if (document.replaceAll("\\s", "").length() > LONGEST) {
            throw IamErrors.limit("Cannot exceed quota for PolicySize: " + LONGEST);
        }
        return document;
    }

    private CreatePolicyResponse create(CreatePolicyRequest request) {
        var name = IamNames.name(request.policyName(), "policyName", 128);
        var path = IamNames.path(request.path());
        var now = context.time().now();
        var tags = new TreeMap<String, String>();
        request.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
        var version = new StoredPolicy.Version("v1", document(request.policyDocument()), now);
        var policy = new StoredPolicy(name, IamNames.id("ANPA"), context.arn("iam", "", "policy" + path + name), path,
                Optional.ofNullable(request.description()).orElse(""), now, List.of(version), 1, "v1", tags);
        return CreatePolicyResponse.builder().policy(view(policies.create(policy))).build();
    }

    private Policy view(StoredPolicy policy) {
        return Policy.builder().policyName(policy.name()).policyId(policy.id()).arn(policy.arn()).path(policy.path())
                .defaultVersionId(policy.defaultVersion()).attachmentCount((int) attached(policy).count())
                .permissionsBoundaryUsageCount((int) bounded(policy).count()).isAttachable(true).description(policy
                        .description().isEmpty() ? null : policy.description()).createDate(policy.created()).updateDate(
                                policy.versions().getLast().created()).tags(policy.tags().entrySet().stream().map(
                                        tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build()).toList())
                .build();
    }

    private Stream<StoredRole> attached(StoredPolicy policy) {
        return roles.all().stream().filter(role -> role.attached().contains(policy.arn()));
    }

    private Stream<StoredRole> bounded(StoredPolicy policy) {
        return roles.all().stream().filter(role -> role.settings().boundary().equals(Optional.of(policy.arn())));
    }

    private GetPolicyResponse get(GetPolicyRequest request) {
        return GetPolicyResponse.builder().policy(view(policies.get(String.valueOf(request.policyArn())))).build();
    }

    private DeletePolicyResponse delete(DeletePolicyRequest request) {
        var policy = policies.ofCustomer(String.valueOf(request.policyArn()));
        if (attached(policy).findAny().isPresent() || bounded(policy).findAny().isPresent()) {
            throw IamErrors.conflict("Cannot delete a policy attached to entities.");
        }
        if (policy.versions().size() > 1) {
            throw IamErrors.conflict(
                    "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.");
        }
        policies.delete(policy.arn());
        return DeletePolicyResponse.builder().build();
    }

    private ListPoliciesResponse list(ListPoliciesRequest request) {
        var prefix = Optional.ofNullable(request.pathPrefix()).orElse("/");
        var scope = request.scope() == null ? PolicyScopeType.ALL : request.scope();
        var all = Stream.concat(scope == PolicyScopeType.AWS ? Stream.of() : policies.ofCustomer().stream(),
                scope == PolicyScopeType.LOCAL ? Stream.of() : policies.ofAws().stream()).filter(p -> p.path()
                        .startsWith(prefix)).filter(p -> !Boolean.TRUE.equals(request.onlyAttached()) || attached(p)
                                .findAny().isPresent()).sorted(java.util.Comparator.comparing(StoredPolicy::arn))
                .toList();
        var page = IamPages.of(all, StoredPolicy::arn, request.marker(), request.maxItems());
        return ListPoliciesResponse.builder().policies(page.items().stream().map(p -> view(p.withTags(java.util.Map
                .of()))).toList()).isTruncated(page.truncated()).marker(page.marker()).build();
    }

    private ListEntitiesForPolicyResponse entities(ListEntitiesForPolicyRequest request) {
        var policy = policies.get(String.valueOf(request.policyArn()));
        var found = "PermissionsBoundary".equals(request.policyUsageFilterAsString()) ? bounded(policy)
                : attached(
                        policy);
        return ListEntitiesForPolicyResponse.builder().policyRoles(found.map(role -> PolicyRole.builder().roleName(role
                .name()).roleId(role.id()).build()).toList()).policyUsers(List.of()).policyGroups(List.of())
                .isTruncated(false).build();
    }
}
