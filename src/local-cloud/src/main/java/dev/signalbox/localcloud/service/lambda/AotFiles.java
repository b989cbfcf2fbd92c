package dev.signalbox.localcloud.service.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The caches on disk, each named {@code <code>-<Java, options and class path>-<checksum>.aot}. The checksum is compared
 * before this process uses a cache for the first time, because a JVM may crash over a damaged one.
 */
final class AotFiles {
    private static final Logger LOG = LoggerFactory.getLogger(AotFiles.class);
    private static final String SUFFIX = ".aot";
    /** At about 30 MB each. */
    private static final int MOST = 16;

    private final Path folder;
    private final Map<String, Path> sound = new ConcurrentHashMap<>();

    AotFiles(Path folder) {
        this.folder = folder;
    }

    static String key(String codeSha256, List<Path> classPath, List<String> jvmOptions) throws IOException {
        var text = new StringBuilder(Runtime.version().toString()).append(jvmOptions);
        for (var jar : classPath) {
            text.append('\n').append(jar).append(' ').append(Files.size(jar)).append(' ').append(Files
                    .getLastModifiedTime(jar).toMillis());
        }
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return codeSha256 + "-" + HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    Optional<Path> find(String key) {
        var known = sound.get(key);
        if (known != null && Files.exists(known)) {
            return Optional.of(known);
        }
        try {
            var found = all().stream().filter(f -> name(f).startsWith(key + "-")).findFirst();
            if (found.isPresent() && !name(found.get()).equals(key + "-" + checksum(found.get()) + SUFFIX)) {
                LOG.warn("{} is damaged, and thrown away", found.get());
                Files.delete(found.get());
                return Optional.empty();
            }
            if (found.isPresent()) {
                Files.setLastModifiedTime(found.get(), FileTime.from(Instant.now()));
                sound.put(key, found.get());
            }
            return found;
        } catch (IOException e) {
            LOG.warn("The caches in {} cannot be read", folder, e);
            return Optional.empty();
        }
    }

    /** A new folder to make a cache in, on the same disk. */
    Path workFolder() throws IOException {
        return Files.createDirectories(folder.resolve(UUID.randomUUID() + ".part"));
    }

    /** Takes in a finished cache; those not used for longest give way. */
    void keep(String key, Path part) throws IOException {
        try (var channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        var target = folder.resolve(key + "-" + checksum(part) + SUFFIX);
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        sound.put(key, target);
        var rest = all().stream().sorted(Comparator.comparing(AotFiles::usedAt).reversed()).skip(MOST).toList();
        for (var old : rest) {
            remove(old);
        }
    }

    void remove(String key) throws IOException {
        for (var file : all()) {
            if (name(file).startsWith(key + "-")) {
                remove(file);
            }
        }
    }

    private void remove(Path file) throws IOException {
        sound.values().remove(file);
        Files.deleteIfExists(file);
    }

    /** Deletes the caches of code that no function uses any more, and what a crash left half-made. */
    void keepOnly(Set<String> codes) {
        try {
            if (Files.isDirectory(folder)) {
                try (var entries = Files.newDirectoryStream(folder)) {
                    for (var entry : entries) {
                        if (!entry.toString().endsWith(SUFFIX) || !codes.contains(name(entry).split("-", 2)[0])) {
                            delete(entry);
                        }
                    }
                }
            }
        } catch (IOException e) {
            LOG.warn("Unused caches in {} could not be deleted", folder, e);
        }
    }

    static void delete(Path root) throws IOException {
        try (var files = Files.walk(root)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private List<Path> all() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(SUFFIX)).toList();
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private static FileTime usedAt(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String checksum(Path file) throws IOException {
        var sum = new CRC32C();
        try (var in = new CheckedInputStream(Files.newInputStream(file), sum)) {
            var buffer = new byte[1 << 16];
            while (in.read(buffer) >= 0) {
                continue; // reading is all that it takes
            }
        }
        return Long.toHexString(sum.getValue());
    }
}
