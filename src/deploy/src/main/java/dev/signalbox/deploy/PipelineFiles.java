package dev.signalbox.deploy;

/**
 * Where an execution's files lie.
 *
 * @param bucket stack output that names the bucket
 * @param prefix key prefix; {@code ${execution.name}} stands for the execution's name
 */
public record PipelineFiles(String bucket, String prefix) {
    /** The prefix of one execution. */
    public String prefixOf(String executionName) {
        return prefix.replace("${execution.name}", executionName);
    }
}
