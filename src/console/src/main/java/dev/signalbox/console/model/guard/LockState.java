package dev.signalbox.console.model.guard;

import java.time.Instant;

/** Whether an environment may be changed. */
public sealed interface LockState {
    /** As the local cloud: it has no lock. */
    record NeverLocked() implements LockState {}

    /** @param why it is locked now */
    record Locked(Reason why) implements LockState {}

    /** Changes are sent until then. */
    record Unlocked(Instant until) implements LockState {}

    /** Why an environment is locked. */
    enum Reason {
        OPENED,
        BY_HAND,
        TIME_UP,
        AWAY,
        SLEPT,
        /** It is not certain yet that the environment leads to the account that is meant. */
        ACCOUNT
    }

    default boolean allowsChanges() {
        return !(this instanceof Locked);
    }
}
