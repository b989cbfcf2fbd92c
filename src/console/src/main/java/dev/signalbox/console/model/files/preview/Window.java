package dev.signalbox.console.model.files.preview;

import java.util.Arrays;

/**
 * A part of an object.
 *
 * @param from where in the object its first byte is
 * @param total how many bytes the object has
 */
public record Window(byte[] bytes, long from, long total) {
    public long end() {
        return from + bytes.length;
    }

    public boolean begins() {
        return from == 0;
    }

    public boolean ends() {
        return end() >= total;
    }

    public boolean whole() {
        return begins() && ends();
    }

    /** Together with the part that follows. */
    public Window plus(Window next) {
        var both = Arrays.copyOf(bytes, bytes.length + next.bytes.length);
        System.arraycopy(next.bytes, 0, both, bytes.length, next.bytes.length);
        return new Window(both, from, next.total);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Window w && w.from == from && w.total == total && Arrays.equals(w.bytes, bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return from + "-" + end() + "/" + total;
    }
}
