package dev.signalbox.benchmarks;

import dev.signalbox.localcloud.LocalCloud;
import dev.signalbox.localcloud.LocalCloudOptions;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Runs in a JVM of its own: starts a local cloud and says how long after the JVM's start it answered. */
public final class StartProbe {
    private StartProbe() {}

    /** @param arguments the data folder */
    public static void main(String[] arguments) {
        try (var cloud = LocalCloud.start(new LocalCloudOptions(Path.of(arguments[0]), 0));
                var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8)) {
            long ready = System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
            out.println("ready " + ready + " " + cloud.endpoint());
        }
    }
}
