package dev.signalbox.localcloud.service.iam;

import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.runtime.Time;
import java.util.ArrayList;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.CreatePolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.DeletePolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.ListPolicyVersionsRequest;
import software.amazon.awssdk.services.iam.model.ListPolicyVersionsResponse;
import software.amazon.awssdk.services.iam.model.PolicyVersion;
import software.amazon.awssdk.services.iam.model.SetDefaultPolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.SetDefaultPolicyVersionResponse;

/** Versions of managed policies: five at most, one of them in effect. */
final class VersionOperations {
    private final ManagedPolicies policies;
    private final Time time;

    VersionOperations(ManagedPolicies policies, Time time) {
        this.policies = policies;
        this.time = time;
    }

    void register(Operations operations) {
        operations.on(CreatePolicyVersionRequest.class, this::create).on(GetPolicyVersionRequest.class, this::get).on(
                DeletePolicyVersionRequest.class, this::delete).on(ListPolicyVersionsRequest.class, this::list).on(
                        SetDefaultPolicyVersionRequest.class, this::setDefault);
    }

    private CreatePolicyVersionResponse create(CreatePolicyVersionRequest request) {
        var document = PolicyOperations.document(request.policyDocument());
        var changed = policies.change(arn(request.policyArn()), policy -> {
            if (policy.versions().size() >= StoredPolicy.MOST_VERSIONS) {
                throw IamErrors.limit(
                        "A managed policy can have up to 5 versions. Before you create a new version, you "
                                + "must delete an existing version.");
            }
            int number = policy.newest() + 1;
            var versions = new ArrayList<>(policy.versions());
            versions.add(new StoredPolicy.Version("v" + number, document, time.now()));
            return policy.with(versions, number, Boolean.TRUE.equals(request.setAsDefault()) ? "v" + number
                    : policy
                            .defaultVersion());
        });
        return CreatePolicyVersionResponse.builder().policyVersion(view(changed, changed.versions().getLast()).document(
                null).build()).build();
    }

    private static String arn(@Nullable String given) {
        return String.valueOf(given);
    }

    private static PolicyVersion.Builder view(StoredPolicy policy, StoredPolicy.Version version) {
        return PolicyVersion.builder().versionId(version.id()).createDate(version.created()).isDefaultVersion(version
                .id()
                .equals(policy.defaultVersion())).document(IamNames.encoded(version.document()));
    }

    private static StoredPolicy.Version version(StoredPolicy policy, String id) {
        return policy.version(id).orElseThrow(() -> IamErrors.missing("Policy " + policy.arn() + " version " + id
                + " does not exist or is not attachable."));
    }

    private GetPolicyVersionResponse get(GetPolicyVersionRequest request) {
        var policy = policies.get(arn(request.policyArn()));
        return GetPolicyVersionResponse.builder().policyVersion(view(policy, version(policy, request.versionId()))
                .build()).build();
    }

    private DeletePolicyVersionResponse delete(DeletePolicyVersionRequest request) {
        policies.change(arn(request.policyArn()), policy -> {
            var version = version(policy, request.versionId());
            if (version.id().equals(policy.defaultVersion())) {
                throw IamErrors.conflict("Cannot delete the default version of a policy.");
            }
            return policy.with(policy.versions().stream().filter(v -> !v.equals(version)).toList(), policy.newest(),
                    policy
                            .defaultVersion());
        });
        return DeletePolicyVersionResponse.builder().build();
    }

    private ListPolicyVersionsResponse list(ListPolicyVersionsRequest request) {
        var policy = policies.get(arn(request.policyArn()));
        return ListPolicyVersionsResponse.builder().versions(policy.versions().stream().sorted(Comparator.comparing(
                StoredPolicy.Version::created).reversed()).map(v -> view(policy, v).document(null).build()).toList())
                .isTruncated(false).build();
    }

    private SetDefaultPolicyVersionResponse setDefault(SetDefaultPolicyVersionRequest request) {
        policies.change(arn(request.policyArn()), policy -> policy.with(policy.versions(), policy.newest(), version(
                policy,
                request.versionId()).id()));
        return SetDefaultPolicyVersionResponse.builder().build();
    }
}
