package dev.signalbox.localcloud.server;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Web pages can make a browser talk to loopback. Requests that name a foreign host (DNS rebinding) are refused here;
 * the front door also refuses requests that come from a page.
 */
final class HostCheck {
    private static final Pattern LOOPBACK = Pattern.compile("127(\\.\\d{1,3}){3}|\\[::1]|localhost");

    private final boolean anyHost;

    private HostCheck(boolean anyHost) {
        this.anyHost = anyHost;
    }

    /** Whoever binds to another address than loopback wants other machines to come in by whatever name they use. */
    static HostCheck forBindAddress(String bindAddress) {
        try {
            return new HostCheck(!InetAddress.getByName(bindAddress).isLoopbackAddress());
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("'" + bindAddress + "' is not an address of this machine", e);
        }
    }

    /** @param hostHeader value of {@code Host}, with or without a port */
    boolean allows(String hostHeader) {
        var name = hostHeader.replaceFirst(":\\d*$", "").toLowerCase(Locale.ROOT);
        return anyHost || LOOPBACK.matcher(name).matches();
    }
}
