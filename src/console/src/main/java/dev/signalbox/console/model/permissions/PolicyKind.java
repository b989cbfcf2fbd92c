package dev.signalbox.console.model.permissions;

import java.util.Arrays;
import java.util.Locale;

/** The kinds of policy that AWS names when it refuses. */
public enum PolicyKind {
    IDENTITY("identity-based policy"),
    BOUNDARY("permissions boundary"),
    SESSION("session policy"),
    RESOURCE("resource-based policy"),
    SERVICE_CONTROL("service control policy"),
    RESOURCE_CONTROL("resource control policy"),
    ENDPOINT("VPC endpoint policy"),
    TRUST("role trust policy"),
    /** AWS did not say. */
    UNTOLD("policy");

    private final String words;

    PolicyKind(String words) {
        this.words = words;
    }

    /** As AWS writes it. */
    public String words() {
        return words;
    }

    /** The kind that a message names. */
    static PolicyKind in(String message) {
        String text = message.toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(k -> k != UNTOLD && text.contains(k.words.toLowerCase(Locale.ROOT)))
                .findFirst().orElse(UNTOLD);
    }
}
