package dev.signalbox.deploy;

import java.util.List;

/**
 * What CloudFormation says of a template.
 *
 * @param capabilities what it must be allowed, such as {@code CAPABILITY_IAM}
 * @param reason why, in CloudFormation's words
 * @param transforms the macros that it asks for
 */
public record TemplateVerdict(String description, List<String> capabilities, String reason, List<String> transforms) {
    public TemplateVerdict {
        capabilities = List.copyOf(capabilities);
        transforms = List.copyOf(transforms);
    }
}
