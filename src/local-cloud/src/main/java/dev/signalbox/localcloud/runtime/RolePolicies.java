package dev.signalbox.localcloud.runtime;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What IAM knows about roles, for whoever enforces it. */
public interface RolePolicies {
    /** A role by its name. */
    Optional<Role> role(String name);

    /**
     * A role's policies as JSON.
     *
     * @param trust who may assume it
     * @param policies inline ones, and the default versions of the attached ones
     */
    record Role(String arn, String id, String trust, List<String> policies, Optional<String> boundary,
            Map<String, String> tags) {}
}
