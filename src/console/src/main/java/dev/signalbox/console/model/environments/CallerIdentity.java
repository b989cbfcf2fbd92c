package dev.signalbox.console.model.environments;

import java.util.Optional;

/**
 * Who AWS says we are.
 *
 * @param arn of the user, or of the session of a role
 * @param alias what the account is called, where we may know it
 */
public record CallerIdentity(String account, String arn, Optional<String> alias) {
    /** The same with what the account is called. */
    public CallerIdentity called(String name) {
        return new CallerIdentity(account, arn, Optional.of(name));
    }

    /** The role that is assumed, if one is. */
    public Optional<String> role() {
        return part("assumed-role", 1);
    }

    /** The name of the role's session, often that of a person. */
    public Optional<String> session() {
        return part("assumed-role", 2);
    }

    /** The role, else the user, else the ARN: what a person recognises. */
    public String who() {
        return role().or(() -> part("user", -1)).orElse(arn.endsWith(":root") ? "root" : arn);
    }

    /** @param at which part behind the type; negative for the last one, as paths may lie between */
    private Optional<String> part(String type, int at) {
        String[] parts = arn.substring(arn.lastIndexOf(':') + 1).split("/");
        int index = at < 0 ? parts.length - 1 : at;
        return parts[0].equals(type) && index > 0 && index < parts.length ? Optional.of(parts[index])
                : Optional.empty();
    }
}
