package dev.signalbox.download.store.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which server the tests run: the one named by {@code SIGNALBOX_REDIS_SERVER} (system property or environment), else
 * the one packed in the test library, else the one on the PATH.
 */
final class RedisBinary {
    static final String NAMED_BY = "SIGNALBOX_REDIS_SERVER";
    private static final String PACKED = "redis-server-7.0.15-";
    private static Optional<Path> unpacked = Optional.empty();

    private RedisBinary() {}

    static Path find() {
        return named().or(RedisBinary::packed).or(() -> onPath(List.of("redis-server", "valkey-server"))).orElseThrow(
                () -> new IllegalStateException("No Redis server for " + system()
                        + ": install redis-server, or name one by "
                        + NAMED_BY));
    }

    private static Optional<Path> named() {
        return Optional.ofNullable(System.getProperty(NAMED_BY, System.getenv(NAMED_BY))).filter(x -> !x.isBlank()).map(
                Path::of);
    }

    static Optional<Path> onPath(List<String> names) {
        var folders = Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(":")).toList();
        return names.stream().flatMap(name -> folders.stream().map(x -> Path.of(x, name))).filter(Files::isExecutable)
                .findFirst();
    }

    private static String system() {
        var os = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        var cpu = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
        return os + "-" + cpu;
    }

    private static synchronized Optional<Path> packed() {
        if (unpacked.isEmpty()) {
            unpacked = unpack();
        }
        return unpacked;
    }

    private static Optional<Path> unpack() {
        try (var bytes = RedisBinary.class.getResourceAsStream("/" + PACKED + system())) {
            if (bytes == null) {
                return Optional.empty();
            }
            var file = Files.createTempFile("redis-server-", "");
            file.toFile().deleteOnExit();
            Files.copy(bytes, file, StandardCopyOption.REPLACE_EXISTING);
            if (!file.toFile().setExecutable(true)) {
                throw new IOException("Cannot make " + file + " executable");
            }
            return Optional.of(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
