package dev.signalbox.console.model.batch;

/**
 * A compute environment.
 *
 * @param status AWS's own word, such as {@code VALID}
 * @param type such as {@code FARGATE}
 */
public record ComputeEnvironment(String name, boolean enabled, String status, String type, int maxVcpus) {}
