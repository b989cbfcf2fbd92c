package dev.signalbox.console.model.operations;

/**
 * A property that is not as the template says, or a resource that is gone.
 *
 * @param status of the resource, such as {@code MODIFIED}
 * @param property as a JSON pointer; empty for a resource that is gone
 * @param difference CloudFormation's word, such as {@code NOT_EQUAL}
 */
public record DriftRow(String resource, String type, String status, String property, String expected, String actual,
        String difference) {
    /** What tells it from others. */
    public String key() {
        return resource + " " + property;
    }
}
