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
    private static final Caller A_SERVICE = new Caller("local", Optional.empty());

    /** The caller of the request that this thread answers; a service's own work has the account's root as caller. */
    public static Caller current() {
        return CURRENT.orElse(A_SERVICE);
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
