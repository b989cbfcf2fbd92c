package dev.signalbox.localcloud.runtime;

import java.io.IOException;
import java.io.Reader;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Cuts a child's output into lines of bounded length. A slow consumer slows the child down; nothing piles up. */
final class ChildOutput implements Runnable {
    /** Longer lines arrive in pieces; well below what a log event may hold, also in three-byte characters. */
    static final int LONGEST_LINE = 64 * 1024;
    private static final Logger LOG = LoggerFactory.getLogger(ChildOutput.class);
    private static final String OUT_OF_MEMORY = "Terminating due to java.lang.OutOfMemoryError";

    private final Reader reader;
    private final Consumer<String> consumer;
    private volatile boolean outOfMemory;

    ChildOutput(Reader reader, Consumer<String> consumer) {
        this.reader = reader;
        this.consumer = consumer;
    }

    /** Whether the JVM has said that it ends for want of memory. */
    boolean outOfMemory() {
        return outOfMemory;
    }

    @Override
    public void run() {
        try (reader) {
            var line = new StringBuilder();
            for (int c = reader.read(); c >= 0; c = reader.read()) {
                if (c == '\n') {
                    hand(line);
                } else {
                    line.append((char) c);
                    if (line.length() >= LONGEST_LINE && !Character.isHighSurrogate((char) c)) {
                        hand(line);
                    }
                }
            }
            if (!line.isEmpty()) {
                hand(line);
            }
        } catch (IOException e) {
            LOG.debug("A child's output was closed", e);
        }
    }

    private void hand(StringBuilder line) {
        int length = line.length();
        var text = length > 0 && line.charAt(length - 1) == '\r' ? line.substring(0, length - 1) : line.toString();
        line.setLength(0);
        outOfMemory |= text.contains(OUT_OF_MEMORY);
        try {
            consumer.accept(text);
        } catch (RuntimeException e) {
            LOG.error("A line of a child's output was not taken", e);
        }
    }
}
