package dev.signalbox.download.stats;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Tells the processes of the service apart, for operators and in the store. */
public final class InstanceName {
    private InstanceName() {}

    /** {@code <host name>-<process id>}; the same for all components of a process. */
    public static String ofThisProcess() {
        return host() + "-" + ProcessHandle.current().pid();
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            // A container whose own name is in no table.
            return "host";
        }
    }
}
