package dev.signalbox.localcloud.access;

import dev.signalbox.localcloud.policy.AccessRequest;
import dev.signalbox.localcloud.policy.Context;
import dev.signalbox.localcloud.policy.Decision;
import dev.signalbox.localcloud.policy.Evaluation;
import dev.signalbox.localcloud.policy.Policies;
import dev.signalbox.localcloud.policy.PolicyDocument;
import dev.signalbox.localcloud.policy.Requester;
import dev.signalbox.localcloud.runtime.AwsService;
import dev.signalbox.localcloud.runtime.Caller;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.Guard;
import dev.signalbox.localcloud.runtime.Registry;
import dev.signalbox.localcloud.runtime.RolePolicies;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.kms.model.DescribeKeyRequest;
import software.amazon.awssdk.services.kms.model.DescribeKeyResponse;

/** Refuses what the policies kept in this local cloud do not allow. */
public final class Enforcement implements Guard {
    private static final String ASSUME = "sts:AssumeRole";

    private final CloudContext context;
    private final RolePolicies roles;
    private final RequestNeeds needs;
    private final ResourcePolicies resources;
    private final MissingObjects missing;
    private final ResourceTags tags;
    private final Denials denials = new Denials();
    private final Uses uses = new Uses();
    private final ReadPolicies read = new ReadPolicies();

    /** @param roles IAM's; {@code services} are asked for what only they know of a request */
    public Enforcement(CloudContext context, RolePolicies roles, List<AwsService> services) {
        this.context = context;
        this.roles = roles;
        var names = new ResourceName(context.identity(), this::roleArn, this::keyArn);
        this.needs = new RequestNeeds(new ActionTable(), names, new EncryptionNeeds(context.calls(), this::keyArn,
                context.identity()), request -> services.stream().flatMap(s -> s.resource(request).stream())
                        .findFirst());
        this.missing = new MissingObjects(context.calls(), names);
        this.tags = new ResourceTags(context.calls());
        this.resources = new ResourcePolicies(context.calls(), roles, read::of);
    }

    /** What was refused, the newest last; older refusals than some hundred are forgotten. */
    public List<String> denied() {
        return denials.all();
    }

    /** What the roles that did anything were allowed and did not do: {@code role action resource}, sorted. */
    public List<String> needless() {
        return uses.needless();
    }

    @Override
    public void request(AwsRequest request, Caller caller) {
        if (caller.isService()) {
            return;
        }
        var module = RequestNeeds.module(request);
        var all = needs.of(request);
        if (all.isEmpty() && caller.session().isPresent()) {
            throw refused(module, "The local cloud cannot tell what " + Registry.operationName(request.getClass())
                    + " of " + module + " needs, so it is denied to roles while policies are enforced.");
        }
        all.orElse(List.of()).forEach(need -> check(need, caller, module));
        if (caller.session().isPresent()) {
            missing.of(request, module + "." + Registry.operationName(request.getClass())).ifPresent(need -> check(need,
                    caller, module));
        }
    }

    @Override
    public void action(String action, String resource, Caller caller) {
        check(new Need(action, resource), caller, action.substring(0, action.indexOf(':')));
    }

    @Override
    public void assume(String roleArn, String service, String sourceArn) {
        var account = context.identity().account();
        var keys = Context.of(Map.of("aws:SourceArn", sourceArn, "aws:SourceAccount", account,
                "aws:PrincipalServiceName", service, "aws:PrincipalIsAWSService", "true"));
        var request = new AccessRequest(Requester.service(service), ASSUME, roleArn, keys.or(general()));
        var decision = Evaluation.of(request, resources.add(new Need(ASSUME, roleArn), Policies.ofNobody()));
        if (!decision.isAllowed()) {
            throw refused("sts", service + " is not authorized to assume the role " + roleArn + " for " + sourceArn
                    + decision.because(ASSUME));
        }
    }

    /** Refuses one action, in the words and with the code of the SDK's module. */
    void check(Need need, Caller caller, String module) {
        if (caller.isService()) {
            return;
        }
        var decision = decide(need, caller);
        if (!decision.isAllowed()) {
            var on = module.equals("s3") ? "\"" + need.resource() + "\"" : need.resource();
            throw refused(module, "User: " + requester(caller).arn() + " is not authorized to perform: " + need.action()
                    + (need.resource().equals("*") ? "" : " on resource: " + on) + decision.because(need.action()));
        }
    }

    /** Refuses who reads an object that is not there and may not know. */
    void checkMissing(String bucket, String key, Caller caller) {
        if (caller.session().isPresent()) {
            missing.of(bucket, key).ifPresent(need -> check(need, caller, "s3"));
        }
    }

    private Decision decide(Need need, Caller caller) {
        var who = requester(caller);
        var role = caller.role().flatMap(roles::role);
        var keys = need.context().or(tags.of(need)).or(ofCaller(who, role)).or(general());
        var request = new AccessRequest(who, need.action(), need.resource(), keys);
        role.ifPresent(r -> uses.add(r, request));
        return Evaluation.of(request, resources.add(need, identity(caller, role)));
    }

    private Policies identity(Caller caller, Optional<RolePolicies.Role> role) {
        if (caller.session().isEmpty()) {
            return Policies.ofRoot();
        }
        List<PolicyDocument> documents = role.map(r -> r.policies().stream().map(read::of).toList()).orElse(List.of());
        return Policies.ofIdentity(documents, role.flatMap(RolePolicies.Role::boundary).map(read::of));
    }

    private Requester requester(Caller caller) {
        var identity = context.identity();
        return caller.session().map(session -> Requester.session(identity.account(), session, roleArn(caller.role()
                .orElse("")))).orElseGet(() -> Requester.root(identity.partition(), identity.account()));
    }

    private static Context ofCaller(Requester who, Optional<RolePolicies.Role> role) {
        var keys = Context.of(Map.of("aws:PrincipalArn", who.principalArn(), "aws:PrincipalAccount", who.account(),
                "aws:PrincipalType", who.kind() == Requester.Kind.ROLE_SESSION ? "AssumedRole" : "Account",
                "aws:PrincipalIsAWSService", "false", "aws:userid", role.map(r -> r.id() + ":" + who.arn().substring(who
                        .arn().lastIndexOf('/') + 1)).orElse(who.account())));
        for (var tag : role.map(RolePolicies.Role::tags).orElse(Map.of()).entrySet()) {
            keys = keys.with("aws:PrincipalTag/" + tag.getKey(), tag.getValue());
        }
        return keys;
    }

    /** Requests come over the loopback, which nobody listens in on; that is as good as TLS. */
    private Context general() {
        var now = context.time().now();
        return Context.of(Map.of("aws:CurrentTime", now.toString(), "aws:EpochTime", Long.toString(now
                .getEpochSecond()), "aws:SecureTransport", "true", "aws:SourceIp", "127.0.0.1", "aws:RequestedRegion",
                context.identity().region(), "aws:ResourceAccount", context.identity().account(), "aws:ViaAWSService",
                "false"));
    }

    private String roleArn(String name) {
        return roles.role(name).map(RolePolicies.Role::arn).orElseGet(() -> context.arn("iam", "", "role/" + name));
    }

    /** Keys are asked for by id, ARN or alias, and permitted by ARN. */
    private String keyArn(String key) {
        try {
            return context.calls().call(DescribeKeyRequest.builder().keyId(key).build(), DescribeKeyResponse.class)
                    .keyMetadata().arn();
        } catch (AwsServiceException e) {
            return key.startsWith("arn:") ? key : context.arn("kms", "key/" + key);
        }
    }

    private AwsServiceException refused(String module, String message) {
        denials.add(message);
        return AccessDenied.of(module, message);
    }
}
