package dev.signalbox.localcloud.access;

import dev.signalbox.localcloud.policy.AccessRequest;
import dev.signalbox.localcloud.policy.PolicyDocument;
import dev.signalbox.localcloud.runtime.RolePolicies;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What roles did of what they may, each thing once; after some thousand things per role no more are kept. */
final class Uses {
    private static final int KEPT = 5_000;

    private final Map<String, Role> roles = new HashMap<>();

    private record Role(Set<String> policies, Map<String, AccessRequest> requests) {}

    synchronized void add(RolePolicies.Role role, AccessRequest request) {
        var name = role.arn().substring(role.arn().lastIndexOf('/') + 1);
        var use = roles.computeIfAbsent(name, _ -> new Role(new LinkedHashSet<>(), new HashMap<>()));
        use.policies.addAll(role.policies());
        if (use.requests.size() < KEPT) {
            use.requests.putIfAbsent(request.action() + " " + request.resource(), request);
        }
    }

    /** What roles that did anything were allowed and did not do: {@code role action resource}, sorted. */
    synchronized List<String> needless() {
        return roles.entrySet().stream().flatMap(e -> e.getValue().policies.stream().map(PolicyDocument::parseOrNothing)
                .flatMap(p -> p.needless(e.getValue().requests.values()).stream()).map(n -> e.getKey() + " " + n))
                .distinct().sorted().toList();
    }
}
