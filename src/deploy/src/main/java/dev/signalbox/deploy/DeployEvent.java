package dev.signalbox.deploy;

/** What a deployment or a deletion tells while it goes on, in the order in which it happened. */
public sealed interface DeployEvent {
    /** A step began. */
    record StepStarted(DeployStep step) implements DeployEvent {}

    /** A step ended well; the detail says in words what it found or did. */
    record StepFinished(DeployStep step, String detail) implements DeployEvent {}

    /**
     * An artifact is in the artifact bucket.
     *
     * @param uploaded false when the same bytes were already there
     */
    record ArtifactStored(String name, String key, long bytes, boolean uploaded) implements DeployEvent {}

    /** How many resources will be made or deleted; told before the first of them, if it is known. */
    record ResourcesCounted(int count) implements DeployEvent {}

    /** CloudFormation reported something about the stack or one of its resources. */
    record Progress(StackEvent event) implements DeployEvent {}
}
