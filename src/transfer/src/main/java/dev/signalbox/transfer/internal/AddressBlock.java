package dev.signalbox.transfer.internal;

import java.net.InetAddress;
import java.util.Arrays;

/** A block of addresses such as {@code 10.0.0.0/8}. */
record AddressBlock(byte[] prefix, int bits) {
    static AddressBlock of(String text) {
        int slash = text.indexOf('/');
        var prefix = InetAddress.ofLiteral(text.substring(0, slash)).getAddress();
        return new AddressBlock(prefix, Integer.parseInt(text.substring(slash + 1)));
    }

    boolean contains(byte[] address) {
        if (address.length != prefix.length) {
            return false;
        }
        int whole = bits / 8;
        if (!Arrays.equals(address, 0, whole, prefix, 0, whole)) {
            return false;
        }
        int rest = bits % 8;
        int mask = 0xff << (8 - rest) & 0xff;
        return rest == 0 || (address[whole] & mask) == (prefix[whole] & mask);
    }
}
