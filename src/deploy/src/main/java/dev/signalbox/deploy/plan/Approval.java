package dev.signalbox.deploy.plan;

/** The operator's word between plan and deed. */
@FunctionalInterface
public interface Approval {
    /** Executes every plan. */
    Approval ALWAYS = _ -> true;

    /**
     * Whether the change set is executed; otherwise it is deleted again. Blocks as long as the operator thinks.
     *
     * @throws InterruptedException when nobody will answer any more
     */
    boolean approves(ChangePlan plan) throws InterruptedException;

    /** Asked between the steps that come before: whether the operator has given up. */
    default boolean withdrawn() {
        return false;
    }
}
