package dev.signalbox.localcloud.policy;

import java.util.List;
import java.util.Optional;

/**
 * The policies that one request is judged by.
 *
 * @param identity of whoever asks
 * @param boundary what the identity's policies can give at most
 * @param session what the session's can give at most
 * @param resource of what is asked for
 */
public record Policies(List<PolicyDocument> identity, Optional<PolicyDocument> boundary,
        Optional<PolicyDocument> session, Optional<PolicyDocument> resource, ResourceRule rule) {
    private static final PolicyDocument EVERYTHING = PolicyDocument.parseOrNothing(
            "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}");

    /** What a resource's policy means beside an identity's of the same account. */
    public enum ResourceRule {
        /** Either of both is enough. */
        EITHER,
        /** The resource's must allow, or leave it to the account, as a key's policy and a role's trust policy must. */
        NEEDED
    }

    /** Of an identity alone. */
    public static Policies ofIdentity(List<PolicyDocument> identity, Optional<PolicyDocument> boundary) {
        return new Policies(identity, boundary, Optional.empty(), Optional.empty(), ResourceRule.EITHER);
    }

    /** Of the account's own key, which may do everything. */
    public static Policies ofRoot() {
        return ofIdentity(List.of(EVERYTHING), Optional.empty());
    }

    /** Of a service, or of nobody: only what a resource allows. */
    public static Policies ofNobody() {
        return ofIdentity(List.of(), Optional.empty());
    }

    public Policies with(PolicyDocument resourcePolicy, ResourceRule resourceRule) {
        return new Policies(identity, boundary, session, Optional.of(resourcePolicy), resourceRule);
    }

    public Policies inSession(Optional<PolicyDocument> sessionPolicy) {
        return new Policies(identity, boundary, sessionPolicy, resource, rule);
    }
}
