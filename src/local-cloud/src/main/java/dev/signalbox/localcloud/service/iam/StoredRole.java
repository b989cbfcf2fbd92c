package dev.signalbox.localcloud.service.iam;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A role.
 *
 * @param policies inline policy documents by name
 * @param attached ARNs of managed policies in the order of attaching
 */
record StoredRole(String name, String id, String arn, String path, Instant created, Settings settings,
        Map<String, String> policies, List<String> attached, Map<String, String> tags) {

    /** What can be changed about a role itself. */
    record Settings(String trustPolicy, String description, int maxSessionSeconds, Optional<String> boundary) {
        Settings trusting(String policy) {
            return new Settings(policy, description, maxSessionSeconds, boundary);
        }

        Settings described(String text, int seconds) {
            return new Settings(trustPolicy, text, seconds, boundary);
        }

        /** @param policyArn of the managed policy that says what the role can be given at most */
        Settings bounded(Optional<String> policyArn) {
            return new Settings(trustPolicy, description, maxSessionSeconds, policyArn);
        }
    }

    StoredRole {
        policies = new TreeMap<>(policies);
        attached = List.copyOf(attached);
        tags = new TreeMap<>(tags);
    }

    StoredRole with(Settings changed) {
        return new StoredRole(name, id, arn, path, created, changed, policies, attached, tags);
    }

    StoredRole withPolicy(String policy, String document) {
        var more = new TreeMap<>(policies);
        more.put(policy, document);
        return new StoredRole(name, id, arn, path, created, settings, more, attached, tags);
    }

    StoredRole withoutPolicy(String policy) {
        var fewer = new TreeMap<>(policies);
        fewer.remove(policy);
        return new StoredRole(name, id, arn, path, created, settings, fewer, attached, tags);
    }

    StoredRole attach(String policyArn) {
        if (attached.contains(policyArn)) {
            return this;
        }
        var more = new ArrayList<>(attached);
        more.add(policyArn);
        return new StoredRole(name, id, arn, path, created, settings, policies, more, tags);
    }

    StoredRole detach(String policyArn) {
        var fewer = attached.stream().filter(arn -> !arn.equals(policyArn)).toList();
        return new StoredRole(name, id, arn, path, created, settings, policies, fewer, tags);
    }

    StoredRole withTags(Map<String, String> changed) {
        return new StoredRole(name, id, arn, path, created, settings, policies, attached, changed);
    }
}
