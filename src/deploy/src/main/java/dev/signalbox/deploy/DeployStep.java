package dev.signalbox.deploy;

/** The steps of a deployment, in order. */
public enum DeployStep {
    /** Identity, parameters, template, name, permissions and quotas are checked; nothing has been changed yet. */
    PREFLIGHT,
    /** Code and definitions are stored by content hash. */
    ARTIFACTS,
    /** CloudFormation works out what would change. */
    CHANGE_SET,
    /** The plan is approved, where it must be, and given to CloudFormation. */
    EXECUTE,
    /** CloudFormation makes, changes and removes the resources. */
    RESOURCES,
    /** The stack's outputs are read. */
    OUTPUTS
}
