package dev.signalbox.console.model.permissions;

/**
 * An IAM action that Signalbox needs for something it does.
 *
 * @param name for example {@code states:StopExecution}
 * @param changes whether it does more than read
 * @param everywhere whether IAM knows no single resources for it, so that what is refused once is refused for all
 * @param resourcePolicies whether a resource may have a policy of its own, which can allow what the caller's policies do not
 */
public record UsedAction(String name, boolean changes, boolean everywhere, boolean resourcePolicies) {}
