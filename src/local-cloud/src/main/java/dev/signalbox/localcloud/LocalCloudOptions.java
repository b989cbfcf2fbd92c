package dev.signalbox.localcloud;

import java.nio.file.Path;

/**
 * How to start a local cloud.
 *
 * @param dataFolder where everything durable is kept; created if absent
 * @param bindAddress loopback unless other machines shall come in
 */
public record LocalCloudOptions(Path dataFolder, PortChoice port, String bindAddress) {
    public static final String LOOPBACK = "127.0.0.1";

    public LocalCloudOptions {
        dataFolder = dataFolder.toAbsolutePath().normalize();
    }

    /** The usual port on loopback. */
    public LocalCloudOptions(Path dataFolder) {
        this(dataFolder, new PortChoice.Usual(), LOOPBACK);
    }

    /** A given port on loopback; 0 for any free one. */
    public LocalCloudOptions(Path dataFolder, int port) {
        this(dataFolder, PortChoice.of(port), LOOPBACK);
    }
}
