package dev.signalbox.console.manual;

import dev.signalbox.console.model.manual.Manual;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The manual as it lies in the repository. */
final class Sources {
    static final Path ROOT = Path.of(System.getProperty("signalbox.home")).toAbsolutePath().normalize();
    static final Path PAGES = ROOT.resolve("src/manual");
    static final Path BOOK = ROOT.resolve("packaging/manual");

    private Sources() {}

    static Manual manual() {
        return Manual.read(name -> Optional.of(PAGES.resolve(name)).filter(Files::exists).map(Sources::text));
    }

    static List<Path> files(Path folder, String suffix) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(suffix)).sorted().toList();
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
