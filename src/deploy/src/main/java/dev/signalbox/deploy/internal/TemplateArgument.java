package dev.signalbox.deploy.internal;

import java.util.List;
import java.util.Optional;

/**
 * A template as CloudFormation is given it.
 *
 * @param url where it lies in S3 when it is too long for a request
 * @param capabilities what it needs to be allowed, as far as CloudFormation has told
 */
public record TemplateArgument(String text, Optional<String> url, List<String> capabilities) {
    /** CloudFormation's limit for a template inside a request, in bytes. */
    static final int LONGEST = 51_200;

    public TemplateArgument {
        capabilities = List.copyOf(capabilities);
    }

    static boolean fits(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length <= LONGEST;
    }
}
