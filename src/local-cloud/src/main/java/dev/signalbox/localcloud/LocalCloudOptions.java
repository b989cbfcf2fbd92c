package dev.signalbox.localcloud;

import java.nio.file.Path;

/**
 * How to start a local cloud.
 *
 * @param dataFolder where everything durable is kept; created if absent
 * @param bindAddress loopback unless other machines shall come in
 * @param iam whether the policies of roles are enforced, or kept only
 */
public record LocalCloudOptions(Path dataFolder, PortChoice port, String bindAddress, Iam iam) {
    public static final String LOOPBACK = "127.0.0.1";

    /** What IAM's policies are for. */
    public enum Iam {
        /** They are kept and given back, and evaluated by IAM's simulations only. */
        KEPT,
        /** Whoever acts as a role is refused what they do not allow. The local key may do everything. */
        ENFORCED
    }

    public LocalCloudOptions {
        dataFolder = dataFolder.toAbsolutePath().normalize();
    }

    /** The usual port on loopback. */
    public LocalCloudOptions(Path dataFolder) {
        this(dataFolder, new PortChoice.Usual(), LOOPBACK, Iam.KEPT);
    }

    /** A given port on loopback; 0 for any free one. */
    public LocalCloudOptions(Path dataFolder, int port) {
        this(dataFolder, PortChoice.of(port), LOOPBACK, Iam.KEPT);
    }

    /** The same, with policies enforced. */
    public LocalCloudOptions enforcingIam() {
        return new LocalCloudOptions(dataFolder, port, bindAddress, Iam.ENFORCED);
    }
}
