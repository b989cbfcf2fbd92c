package dev.signalbox.console.model.batch.definition;

/**
 * One revision of a job definition.
 *
 * @param type AWS's own word, such as {@code container}
 * @param json what registered it, as AWS takes it; values in it may be secret
 */
public record JobDefinition(String name, int revision, String arn, String type, String status, String platform,
        String image, String needs, String json) {
    /** Name and revision, as jobs name it. */
    public String id() {
        return name + ":" + revision;
    }
}
