package dev.signalbox.transfer.s3;

import java.io.ByteArrayInputStream;
import java.util.OptionalLong;
import software.amazon.awssdk.core.sync.RequestBody;

/** Two buffers of one part each; the second is made only when it is needed. */
final class PartBuffers {
    private final int size;
    private byte[] current;
    private byte[] other = {};
    private int filled;

    private PartBuffers(int size) {
        this.size = size;
        this.current = new byte[size];
    }

    static PartBuffers none() {
        return new PartBuffers(0);
    }

    /** Small where the body is known to be small. */
    static PartBuffers ofLength(int partBytes, OptionalLong length) {
        return new PartBuffers((int) Math.min(partBytes, length.orElse(partBytes)));
    }

    boolean isFull() {
        return filled == size;
    }

    int take(byte[] from, int offset, int length) {
        int taken = Math.min(length, size - filled);
        System.arraycopy(from, offset, current, filled, taken);
        filled += taken;
        return taken;
    }

    byte[] current() {
        return current;
    }

    int filled() {
        return filled;
    }

    /** The current buffer is being sent; the other one, sent before, takes its place. */
    void swap() {
        var sent = current;
        current = other.length == size ? other : new byte[size];
        other = sent;
        filled = 0;
    }

    /** Without a copy; may be read again for a retry. */
    static RequestBody body(byte[] bytes, int length) {
        return RequestBody.fromContentProvider(() -> new ByteArrayInputStream(bytes, 0, length), length,
                "application/octet-stream");
    }
}
