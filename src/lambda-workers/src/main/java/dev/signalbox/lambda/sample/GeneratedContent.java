package dev.signalbox.lambda.sample;

import java.nio.ByteBuffer;
import java.util.Random;

/** As many bytes as wanted, at the speed of copying: one random block over and over, each time with its number. */
final class GeneratedContent implements SampleFile.Content {
    private static final int BLOCK = 64 * 1024;

    private final long size;
    private final byte[] block = new byte[BLOCK];

    GeneratedContent(long size, long seed) {
        this.size = size;
        // Its sequence is part of Java's specification.
        new Random(seed).nextBytes(block);
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public byte[] part(long offset, int length) {
        var part = new byte[(int) Math.min(length, size - offset)];
        var number = ByteBuffer.allocate(Long.BYTES);
        for (int at = 0; at < part.length;) {
            long position = offset + at;
            int inBlock = (int) (position % BLOCK);
            int taken = Math.min(BLOCK - inBlock, part.length - at);
            System.arraycopy(block, inBlock, part, at, taken);
            number.clear().putLong(position / BLOCK);
            for (int i = inBlock; i < Math.min(Long.BYTES, inBlock + taken); i++) {
                part[at + i - inBlock] = number.get(i);
            }
            at += taken;
        }
        return part;
    }
}
