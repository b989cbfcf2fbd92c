package dev.signalbox.localcloud.service.cloudformation.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.PutRolePolicyResponse;

/** The managed and inline policies of a role. */
final class IamRolePolicies {
    private IamRolePolicies() {}

    /** Gives the role all policies of its properties; those it has already are written again. */
    static void put(ResourceRequest request, String role) {
        request.get("ManagedPolicyArns").forEach(arn -> request.call(AttachRolePolicyRequest.builder().roleName(role)
                .policyArn(arn.asText()).build(), AttachRolePolicyResponse.class));
        request.get("Policies").forEach(policy -> request.call(PutRolePolicyRequest.builder().roleName(role).policyName(
                policy.path("PolicyName").asText()).policyDocument(policy.path("PolicyDocument").toString()).build(),
                PutRolePolicyResponse.class));
    }

    /** Policies that somebody else gave the role stay. */
    static void update(ResourceUpdate update) {
        put(update.request(), update.id());
        update.gone("ManagedPolicyArns").forEach(arn -> quietly(() -> detach(update.request(), update.id(), arn)));
        var wanted = names(update.request().get("Policies"));
        names(update.before().path("Policies")).stream().filter(name -> !wanted.contains(name)).forEach(
                name -> quietly(() -> delete(update.request(), update.id(), name)));
    }

    private static Set<String> names(JsonNode policies) {
        var names = new LinkedHashSet<String>();
        policies.forEach(policy -> names.add(policy.path("PolicyName").asText()));
        return names;
    }

    /** What is not there any more is what was asked for. */
    private static void quietly(Runnable removal) {
        Missing.not(removal);
    }

    static void removeAll(ResourceRequest request, String role) {
        var attached = request.call(ListAttachedRolePoliciesRequest.builder().roleName(role).build(),
                ListAttachedRolePoliciesResponse.class);
        attached.attachedPolicies().forEach(policy -> detach(request, role, policy.policyArn()));
        var inline = request.call(ListRolePoliciesRequest.builder().roleName(role).build(),
                ListRolePoliciesResponse.class);
        inline.policyNames().forEach(policy -> delete(request, role, policy));
    }

    private static void detach(ResourceRequest request, String role, String arn) {
        request.call(DetachRolePolicyRequest.builder().roleName(role).policyArn(arn).build(),
                DetachRolePolicyResponse.class);
    }

    private static void delete(ResourceRequest request, String role, String policy) {
        request.call(DeleteRolePolicyRequest.builder().roleName(role).policyName(policy).build(),
                DeleteRolePolicyResponse.class);
    }
}
