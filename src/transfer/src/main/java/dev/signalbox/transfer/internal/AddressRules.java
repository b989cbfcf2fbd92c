package dev.signalbox.transfer.internal;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Which addresses may be connected to. IPv6 forms that carry an IPv4 address are judged by that address. */
public final class AddressRules {
    /** Link-local, unspecified, multicast, reserved; and the metadata services of clouds, where they lie elsewhere. */
    private static final List<AddressBlock> NEVER = blocks("0.0.0.0/8", "169.254.0.0/16", "192.0.0.0/24",
            "224.0.0.0/4", "240.0.0.0/4", "100.100.100.200/32", "168.63.129.16/32", "fe80::/10", "ff00::/8",
            "fd00:ec2::/32", "fd20:ce::254/128");
    /** Loopback, private networks, shared address space, benchmarking, documentation, site-local, Teredo. */
    private static final List<AddressBlock> PRIVATE = blocks("127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12",
            "192.168.0.0/16", "100.64.0.0/10", "198.18.0.0/15", "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24",
            "192.88.99.0/24", "::1/128", "fc00::/7", "fec0::/10", "2001:db8::/32", "2001::/32", "100::/64");
    /** Blocks whose addresses end in an IPv4 address: IPv4-compatible, NAT64, local NAT64. */
    private static final List<AddressBlock> IPV4_AT_END = blocks("::/96", "64:ff9b::/96", "64:ff9b:1::/48");
    private static final AddressBlock SIX_TO_FOUR = AddressBlock.of("2002::/16");
    private static final AddressBlock LOOPBACK6 = AddressBlock.of("::1/128");

    private final boolean privateAllowed;

    public AddressRules(boolean privateAllowed) {
        this.privateAllowed = privateAllowed;
    }

    /** Java itself turns IPv4-mapped addresses into IPv4 ones. */
    public boolean allow(InetAddress address) {
        return allow(address.getAddress());
    }

    private boolean allow(byte[] address) {
        if (address.length == 16 && !LOOPBACK6.contains(address)) {
            if (IPV4_AT_END.stream().anyMatch(b -> b.contains(address))) {
                return allow(Arrays.copyOfRange(address, 12, 16));
            }
            if (SIX_TO_FOUR.contains(address)) {
                return allow(Arrays.copyOfRange(address, 2, 6));
            }
        }
        return NEVER.stream().noneMatch(b -> b.contains(address))
                && (privateAllowed || PRIVATE.stream().noneMatch(b -> b.contains(address)));
    }

    private static List<AddressBlock> blocks(String... texts) {
        return Stream.of(texts).map(AddressBlock::of).toList();
    }
}
