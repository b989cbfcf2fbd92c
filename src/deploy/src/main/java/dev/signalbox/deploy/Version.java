package dev.signalbox.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this Signalbox, as the build stamped it. */
public final class Version {
    private static final String CURRENT = read();

    private Version() {}

    /** Such as {@code 0.1.0-SNAPSHOT}. */
    public static String current() {
        return CURRENT;
    }

    private static String read() {
        try (var in = Version.class.getResourceAsStream("/dev/signalbox/deploy/version.properties")) {
            var properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return properties.getProperty("version", "unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
