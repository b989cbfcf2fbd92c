package dev.signalbox.console.app.crash;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The end of the log, from the beginning of a line; also of the file before, while the present one is short. */
final class LogTail {
    private static final int BYTES = 192 << 10;

    private LogTail() {}

    static String of(Path file) {
        try {
            String tail = end(file, BYTES);
            Path before = file.resolveSibling(file.getFileName() + ".1");
            long left = BYTES - Files.size(file);
            return left > 0 && Files.exists(before) ? end(before, (int) left) + tail : tail;
        } catch (NoSuchFileException e) {
            return "There is no log yet.\n";
        } catch (IOException e) {
            return "The log cannot be read: " + e.getMessage() + "\n";
        }
    }

    private static String end(Path file, int most) throws IOException {
        try (SeekableByteChannel log = Files.newByteChannel(file)) {
            long skipped = Math.max(0, log.size() - most);
            log.position(skipped);
            ByteBuffer end = ByteBuffer.allocate(most);
            while (end.hasRemaining() && log.read(end) >= 0) {
                // until it is full, or the log is at its end
            }
            String text = new String(end.array(), 0, end.position(), StandardCharsets.UTF_8);
            return skipped == 0 ? text : text.substring(text.indexOf('\n') + 1);
        }
    }
}
