package dev.signalbox.localcloud.service.elasticloadbalancingv2;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Names of load balancers and target groups. */
final class Names {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Names() {}

    /** The last part of the ARN of something new. */
    static String id() {
        var bytes = new byte[8];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Refuses a name that AWS does not take. */
    static String checked(String what, @Nullable String name) {
        var given = ElbErrors.required("Name", name);
        if (!given.matches("[A-Za-z0-9]([A-Za-z0-9-]{0,30}[A-Za-z0-9])?")) {
            throw ElbErrors.invalid(what + " name '" + given
                    + "' must have 1 to 32 letters, digits or hyphens, and no hyphen at its ends");
        }
        return given;
    }
}
