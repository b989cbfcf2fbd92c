package dev.signalbox.localcloud.runtime;

import java.time.Duration;
import java.util.Map;

/** Keys for a child process that acts as a role, in the environment variables that every AWS SDK reads. */
public final class ChildKeys {
    /** Longer than any process lives: AWS renews the keys of what still runs, and nothing can be renewed in an environment. */
    private static final Duration GOOD_FOR = Duration.ofDays(400);

    private ChildKeys() {}

    public static Map<String, String> of(CloudContext context, Caller role) {
        var session = role.session().orElseThrow(() -> new IllegalArgumentException("A child acts as a role"));
        var key = new SessionKeys(context.identity()).issue(session, context.time().now().plus(GOOD_FOR));
        return Map.of("AWS_ACCESS_KEY_ID", key.accessKeyId(), "AWS_SECRET_ACCESS_KEY", key.secretAccessKey(),
                "AWS_SESSION_TOKEN", key.token());
    }

    /** The local key pair, for what has no role while policies are not enforced. */
    public static Map<String, String> ofAccount(CloudIdentity identity) {
        return Map.of("AWS_ACCESS_KEY_ID", identity.accessKeyId(), "AWS_SECRET_ACCESS_KEY", identity
                .secretAccessKey());
    }
}
