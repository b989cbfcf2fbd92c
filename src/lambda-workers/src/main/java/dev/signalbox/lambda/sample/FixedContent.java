package dev.signalbox.lambda.sample;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that are there. */
record FixedContent(byte[] bytes) implements SampleFile.Content {
    static FixedContent of(String text) {
        return new FixedContent(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public byte[] part(long offset, int length) {
        int from = Math.toIntExact(offset);
        return Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + length));
    }
}
