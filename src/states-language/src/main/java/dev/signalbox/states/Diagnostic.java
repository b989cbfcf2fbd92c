package dev.signalbox.states;

/**
 * One thing that is wrong with a definition, in AWS's words where they are known.
 *
 * @param code such as {@code SCHEMA_VALIDATION_FAILED}
 * @param location such as {@code /States/A/Next}; empty for what is nowhere in particular
 */
public record Diagnostic(Severity severity, String code, String message, String location) {
    /** Errors make a definition unusable; warnings do not. */
    public enum Severity {
        ERROR, WARNING
    }

    /** As it appears in the message of AWS's {@code InvalidDefinition}. */
    @Override
    public String toString() {
        return code + ": " + message + " at " + (location.isEmpty() ? "null" : location);
    }
}
