package dev.signalbox.localcloud.policy;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Ranges of IP addresses as {@code 203.0.113.0/24}; names are never looked up. */
final class AddressRange {
    private AddressRange() {}

    static boolean contains(String range, String address) {
        int slash = range.indexOf('/');
        var base = bytes(slash < 0 ? range : range.substring(0, slash));
        var value = bytes(address);
        if (base.isEmpty() || value.isEmpty() || base.get().length != value.get().length) {
            return false;
        }
        int all = base.get().length * Byte.SIZE;
        int prefix = slash < 0 ? all : prefix(range.substring(slash + 1), all);
        int shift = all - prefix;
        return prefix >= 0 && new BigInteger(1, base.get()).shiftRight(shift).equals(new BigInteger(1, value.get())
                .shiftRight(shift));
    }

    private static int prefix(String text, int all) {
        return text.matches("\\d{1,3}") && Integer.parseInt(text) <= all ? Integer.parseInt(text) : -1;
    }

    private static Optional<byte[]> bytes(String address) {
        if (!address.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(address).getAddress());
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
