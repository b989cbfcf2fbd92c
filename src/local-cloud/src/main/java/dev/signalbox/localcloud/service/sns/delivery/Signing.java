package dev.signalbox.localcloud.service.sns.delivery;

import dev.signalbox.localcloud.runtime.CloudContext;
import java.util.Optional;

/** Signs messages; makes the key with the first of them, as that takes a while. */
public final class Signing {
    private final CloudContext context;
    private Optional<SigningKey> key = Optional.empty();

    public Signing(CloudContext context) {
        this.context = context;
    }

    private synchronized SigningKey key() {
        if (key.isEmpty()) {
            key = Optional.of(SigningKey.in(context.dataFolder().resolve("sns"), context.time().now()));
        }
        return key.get();
    }

    String sign(String version, String text) {
        return key().sign(version, text);
    }

    /** In PEM; it proves who signed. */
    public String certificate() {
        return key().certificate();
    }
}
