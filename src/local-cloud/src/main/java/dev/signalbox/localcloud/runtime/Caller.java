package dev.signalbox.localcloud.runtime;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whose request is being answered.
 *
 * @param session the assumed role's ARN when a temporary key signed; empty for the local key pair and for services
 */
public record Caller(String accessKeyId, Optional<String> session) {
    private static final ScopedValue<Caller> CURRENT = ScopedValue.newInstance();
    private static final Caller A_SERVICE = new Caller("service", Optional.empty());
    /** Services that act as a role sign with keys that nobody sees. */
    private static final String UNSEEN_KEY = "ASIA000000000000000000000000";

    /** The caller of the request that this thread answers; a service's own work has the account's root as caller. */
    public static Caller current() {
        return CURRENT.orElse(A_SERVICE);
    }

    /** A service that acts as a role, such as a state machine's. */
    public static Caller assuming(String roleArn, String sessionName) {
        return new Caller(UNSEEN_KEY, Optional.of(session(roleArn, sessionName)));
    }

    /** The ARN of a role's session. */
    public static String session(String roleArn, String sessionName) {
        var parts = roleArn.split(":", 6);
        if (parts.length < 6) {
            throw new IllegalArgumentException(roleArn + " is no role");
        }
        return "arn:" + parts[1] + ":sts::" + parts[4] + ":assumed-role/" + roleArn.substring(roleArn.lastIndexOf('/')
                + 1) + "/" + sessionName;
    }

    /** The name of the role that the caller has assumed. */
    public Optional<String> role() {
        return session.map(arn -> arn.split("/", 3)).filter(parts -> parts.length > 1).map(parts -> parts[1]);
    }

    /** Whether a service does this of its own, which may set what is reserved to AWS, such as tags that begin with {@code aws:}. */
    public boolean isService() {
        return equals(A_SERVICE);
    }

    /** Runs the action as this caller. */
    public <T> T call(Supplier<T> action) {
        return ScopedValue.where(CURRENT, this).call(action::get);
    }
}
