package dev.signalbox.localcloud.service.cloudformation.template;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/** The arithmetic of {@code Fn::Cidr}, for IPv4 and IPv6. */
final class CidrBlocks {
    private static final int MOST = 256;

    private CidrBlocks() {}

    /** @param hostBits subnet bits of each block: 8 gives a /24 in IPv4 */
    static List<String> of(String block, String count, String hostBits) {
        if (!block.matches("[0-9a-fA-F.:]+/[0-9]{1,3}") || !count.matches("[0-9]{1,3}") || !hostBits.matches(
                "[0-9]{1,3}")) {
            throw InvalidTemplate.template("Fn::Cidr needs an address block, a count and a number of bits");
        }
        int slash = block.indexOf('/');
        byte[] address = address(block.substring(0, slash));
        int blockBits = address.length * 8 - Integer.parseInt(block.substring(slash + 1));
        int bits = Integer.parseInt(hostBits);
        int blocks = Integer.parseInt(count);
        if (blocks < 1 || blocks > MOST || bits < 1 || bits > blockBits || blockBits > address.length * 8
                || BigInteger.ONE.shiftLeft(blockBits - bits).compareTo(BigInteger.valueOf(blocks)) < 0) {
            throw InvalidTemplate.template("Fn::Cidr cannot take " + count + " blocks of " + hostBits + " bits out of "
                    + block);
        }
        var start = new BigInteger(1, address).shiftRight(blockBits).shiftLeft(blockBits);
        var result = new ArrayList<String>(blocks);
        for (int i = 0; i < blocks; i++) {
            var next = start.add(BigInteger.valueOf(i).shiftLeft(bits));
            result.add(text(next, address.length) + "/" + (address.length * 8 - bits));
        }
        return result;
    }

    private static byte[] address(String literal) {
        try {
            return InetAddress.ofLiteral(literal).getAddress();
        } catch (IllegalArgumentException e) {
            throw InvalidTemplate.template("Fn::Cidr: " + literal + " is not an address");
        }
    }

    private static String text(BigInteger address, int length) {
        byte[] raw = address.toByteArray();
        byte[] bytes = new byte[length];
        int kept = Math.min(raw.length, length);
        System.arraycopy(raw, raw.length - kept, bytes, length - kept, kept);
        try {
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
