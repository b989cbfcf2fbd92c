package dev.signalbox.transfer.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Name service as a port. */
@FunctionalInterface
public interface Lookup {
    /** @return at least one */
    InetAddress[] addresses(String host) throws UnknownHostException;
}
