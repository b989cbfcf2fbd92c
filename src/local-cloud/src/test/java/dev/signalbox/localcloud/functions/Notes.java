package dev.signalbox.localcloud.functions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What functions noted in a folder. */
public record Notes(Path folder) {
    public static Notes in(Path folder) {
        try {
            return new Notes(Files.createDirectories(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All notes that contain a text, once there are so many. */
    public List<String> await(int count, String text) {
        var limit = Instant.now().plus(Duration.ofSeconds(30));
        while (with(text).size() < count) {
            if (Instant.now().isAfter(limit)) {
                throw new AssertionError("Waited in vain for " + count + " notes with " + text + ", there are " + with(
                        ""));
            }
            pause();
        }
        return with(text);
    }

    public List<String> with(String text) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> !f.getFileName().toString().startsWith(".")).map(Notes::read).filter(t -> t
                    .contains(text)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
