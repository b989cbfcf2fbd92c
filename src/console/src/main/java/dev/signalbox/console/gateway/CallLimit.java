package dev.signalbox.console.gateway;

/** Hears of every call to the cloud before it is made, and may let it wait. */
public interface CallLimit {
    /**
     * Waits until the call may be made.
     *
     * @param api the operation, for example {@code ListExecutions}
     * @throws BudgetSpentException when that would take too long
     */
    void take(String api);

    /** A further attempt of a call that was begun. */
    void again(String api);

    /** The cloud said that it is asked too often. */
    void throttled(String api);
}
