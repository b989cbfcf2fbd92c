package dev.signalbox.localcloud.policy;

import dev.signalbox.localcloud.policy.Policies.ResourceRule;
import java.util.List;
import java.util.Optional;

/** How IAM decides within one account: a denial anywhere wins, and then each kind of policy that is there must allow. */
public final class Evaluation {
    private static final String IDENTITY = "identity-based policy";
    private static final String RESOURCE = "resource-based policy";
    private static final String BOUNDARY = "permissions boundary";
    private static final String SESSION = "session policy";
    private static final Decision ALLOWED = new Decision.Allowed();

    private Evaluation() {}

    public static Decision of(AccessRequest request, Policies policies) {
        var denied = denied(request, policies);
        if (denied.isPresent()) {
            return denied.get();
        }
        var named = policies.resource().flatMap(p -> p.match(true, request)).orElse(Principals.Match.NONE);
        if (policies.rule() == ResourceRule.NEEDED && named == Principals.Match.NONE) {
            return new Decision.ImplicitlyDenied(RESOURCE);
        }
        if (named == Principals.Match.EXACT) {
            return ALLOWED;
        }
        boolean given = named == Principals.Match.ROLE || allows(policies.identity(), request);
        if (!given) {
            boolean onlyResource = policies.identity().isEmpty() && request.who().kind() != Requester.Kind.ROLE_SESSION;
            return new Decision.ImplicitlyDenied(onlyResource ? RESOURCE : IDENTITY);
        }
        if (policies.boundary().filter(p -> !p.decides(true, request)).isPresent()) {
            return new Decision.ImplicitlyDenied(BOUNDARY);
        }
        return policies.session().filter(p -> !p.decides(true, request)).isPresent() ? new Decision.ImplicitlyDenied(
                SESSION) : ALLOWED;
    }

    private static Optional<Decision> denied(AccessRequest request, Policies policies) {
        if (denies(policies.identity(), request)) {
            return Optional.of(new Decision.ExplicitlyDenied("an " + IDENTITY));
        }
        if (denies(policies.resource().stream().toList(), request)) {
            return Optional.of(new Decision.ExplicitlyDenied("a " + RESOURCE));
        }
        if (denies(policies.boundary().stream().toList(), request)) {
            return Optional.of(new Decision.ExplicitlyDenied("a " + BOUNDARY));
        }
        return denies(policies.session().stream().toList(), request) ? Optional.of(new Decision.ExplicitlyDenied("a "
                + SESSION)) : Optional.empty();
    }

    private static boolean allows(List<PolicyDocument> policies, AccessRequest request) {
        return policies.stream().anyMatch(p -> p.decides(true, request));
    }

    private static boolean denies(List<PolicyDocument> policies, AccessRequest request) {
        return policies.stream().anyMatch(p -> p.decides(false, request));
    }
}
