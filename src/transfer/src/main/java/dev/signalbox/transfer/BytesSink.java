package dev.signalbox.transfer;

import java.io.ByteArrayOutputStream;

/** Keeps a small body in memory; the fetch policy's {@code maxBytes} bounds it. */
public final class BytesSink implements Sink {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public void start(Head head) {
        bytes.reset();
    }

    @Override
    public void write(byte[] buffer, int offset, int length) {
        bytes.write(buffer, offset, length);
    }

    public byte[] bytes() {
        return bytes.toByteArray();
    }
}
