package dev.signalbox.console.model.guard;

/** Whether somebody may do something here and now. */
public sealed interface Allowance {
    record Allowed() implements Allowance {}

    /** The environment is read-only until the operator unlocks it. */
    record Locked() implements Allowance {}

    /**
     * The role lacks a right.
     *
     * @param iamAction for example {@code states:StopExecution}
     * @param why a sentence for the operator
     */
    record Denied(String iamAction, String why) implements Allowance {}
}
