package dev.signalbox.transfer.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** A host whose address may not be connected to. */
final class RefusedAddress extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    RefusedAddress(String host, InetAddress address) {
        super("the address " + address.getHostAddress() + " of " + host
                + " is private, local or reserved, and such addresses are not allowed");
    }
}
