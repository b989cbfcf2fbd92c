package dev.signalbox.transfer;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * SHA-256 (FIPS 180-4) that another process can go on with: Java's own digest does not give its state away. For bodies
 * that one run of a worker cannot take as a whole.
 */
public final class ResumableSha256 {
    /** Between two blocks of so many bytes the state can be taken. */
    public static final int BLOCK = 64;

    private static final int[] ROUNDS = rounds();

    private final int[] hash = new int[8];
    private final byte[] pending = new byte[BLOCK];
    private final int[] words = new int[BLOCK];
    private int filled;
    private long count;

    /** A digest of nothing yet. */
    public ResumableSha256() {
        var start = HexFormat.of().parseHex("6a09e667bb67ae853c6ef372a54ff53a510e527f9b05688c1f83d9ab5be0cd19");
        ByteBuffer.wrap(start).asIntBuffer().get(hash);
    }

    private ResumableSha256(ResumableSha256 other) {
        System.arraycopy(other.hash, 0, hash, 0, hash.length);
        System.arraycopy(other.pending, 0, pending, 0, BLOCK);
        this.filled = other.filled;
        this.count = other.count;
    }

    /**
     * @param state as {@link #state} gave it
     * @param count of bytes before it
     */
    public static ResumableSha256 from(String state, long count) {
        var bytes = HexFormat.of().parseHex(state);
        if (bytes.length != 32 || count % BLOCK != 0) {
            throw new IllegalArgumentException("No state of a SHA-256 between two blocks");
        }
        var digest = new ResumableSha256();
        ByteBuffer.wrap(bytes).asIntBuffer().get(digest.hash);
        digest.count = count;
        return digest;
    }

    /** In hex. */
    public String state() {
        if (filled != 0) {
            throw new IllegalStateException("In the middle of a block");
        }
        return hex();
    }

    private String hex() {
        var bytes = ByteBuffer.allocate(32);
        bytes.asIntBuffer().put(hash);
        return HexFormat.of().formatHex(bytes.array());
    }

    /** Takes further bytes. */
    public void update(byte[] from, int offset, int length) {
        count += length;
        int at = offset;
        int left = length;
        while (left > 0) {
            if (filled == 0 && left >= BLOCK) {
                block(from, at);
                at += BLOCK;
                left -= BLOCK;
                continue;
            }
            int taken = Math.min(left, BLOCK - filled);
            System.arraycopy(from, at, pending, filled, taken);
            filled += taken;
            at += taken;
            left -= taken;
            if (filled == BLOCK) {
                block(pending, 0);
                filled = 0;
            }
        }
    }

    /** The digest in lower-case hex; further bytes may still come. */
    public String digest() {
        var end = new ResumableSha256(this);
        long bits = count * 8;
        var padding = new byte[(int) (BLOCK - (count + 8) % BLOCK) + 8];
        padding[0] = (byte) 0x80;
        ByteBuffer.wrap(padding).putLong(padding.length - 8, bits);
        end.update(padding, 0, padding.length);
        return end.hex();
    }

    private void block(byte[] from, int offset) {
        var w = words;
        var in = ByteBuffer.wrap(from, offset, BLOCK);
        for (int i = 0; i < 16; i++) {
            w[i] = in.getInt();
        }
        for (int i = 16; i < BLOCK; i++) {
            int x = w[i - 15];
            int y = w[i - 2];
            w[i] = w[i - 16] + (Integer.rotateRight(x, 7) ^ Integer.rotateRight(x, 18) ^ x >>> 3) + w[i - 7]
                    + (Integer.rotateRight(y, 17) ^ Integer.rotateRight(y, 19) ^ y >>> 10);
        }
        mix(w);
    }

    private void mix(int[] w) {
        int a = hash[0];
        int b = hash[1];
        int c = hash[2];
        int d = hash[3];
        int e = hash[4];
        int f = hash[5];
        int g = hash[6];
        int h = hash[7];
        for (int i = 0; i < BLOCK; i++) {
            int s1 = Integer.rotateRight(e, 6) ^ Integer.rotateRight(e, 11) ^ Integer.rotateRight(e, 25);
            int t = h + s1 + (e & f ^ ~e & g) + ROUNDS[i] + w[i];
            int s0 = Integer.rotateRight(a, 2) ^ Integer.rotateRight(a, 13) ^ Integer.rotateRight(a, 22);
            h = g;
            g = f;
            f = e;
            e = d + t;
            d = c;
            int majority = a & b ^ a & c ^ b & c;
            c = b;
            b = a;
            a = t + s0 + majority;
        }
        add(new int[]{a, b, c, d, e, f, g, h});
    }

    private void add(int[] mixed) {
        for (int i = 0; i < hash.length; i++) {
            hash[i] += mixed[i];
        }
    }

    private static int[] rounds() {
        var constants = "428a2f9871374491b5c0fbcfe9b5dba53956c25b59f111f1923f82a4ab1c5ed5"
                + "d807aa9812835b01243185be550c7dc372be5d7480deb1fe9bdc06a7c19bf174"
                + "e49b69c1efbe47860fc19dc6240ca1cc2de92c6f4a7484aa5cb0a9dc76f988da"
                + "983e5152a831c66db00327c8bf597fc7c6e00bf3d5a7914706ca635114292967"
                + "27b70a852e1b21384d2c6dfc53380d13650a7354766a0abb81c2c92e92722c85"
                + "a2bfe8a1a81a664bc24b8b70c76c51a3d192e819d6990624f40e3585106aa070"
                + "19a4c1161e376c082748774c34b0bcb5391c0cb34ed8aa4a5b9cca4f682e6ff3"
                + "748f82ee78a5636f84c878148cc7020890befffaa4506cebbef9a3f7c67178f2";
        var all = new int[BLOCK];
        ByteBuffer.wrap(HexFormat.of().parseHex(constants)).asIntBuffer().get(all);
        return all;
    }
}
