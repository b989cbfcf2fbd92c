package dev.signalbox.deploy;

/** The steps of a deployment, in order. */
public enum DeployStep {
    /** Identity, template, parameters and name are checked; nothing has been changed yet. */
    PREFLIGHT,
    /** Code and definitions are stored by content hash. */
    ARTIFACTS,
    /** CloudFormation creates the resources. */
    EXECUTE,
    /** The stack's outputs are read. */
    OUTPUTS
}
