package dev.signalbox.localcloud.pattern;

import java.net.InetAddress;
import java.util.Optional;

/** Addresses that begin with the same bits, such as {@code 10.0.0.0/24}. Names are no addresses and are never looked up. */
record AddressRange(byte[] begin, int bits) {
    static Optional<AddressRange> parse(String text) {
        int slash = text.indexOf('/');
        var bits = slash < 0 ? "" : text.substring(slash + 1);
        if (!bits.matches("\\d{1,3}")) {
            return Optional.empty();
        }
        int count = Integer.parseInt(bits);
        return address(text.substring(0, slash)).filter(begin -> count <= begin.length * 8).map(
                begin -> new AddressRange(begin, count));
    }

    boolean holds(String text) {
        return address(text).filter(this::covers).isPresent();
    }

    private boolean covers(byte[] address) {
        if (address.length != begin.length) {
            return false;
        }
        for (int i = 0; i < bits; i++) {
            if (bit(address, i) != bit(begin, i)) {
                return false;
            }
        }
        return true;
    }

    private static int bit(byte[] address, int at) {
        return address[at / 8] >> (7 - at % 8) & 1;
    }

    private static Optional<byte[]> address(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text).getAddress());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
