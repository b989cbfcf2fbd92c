package dev.signalbox.deploy.parts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Replaces the jars in {@code artifacts/} of an installation by their parts: entries that are to the byte in another jar of the
 * installation too are only named. For {@code packaging/package.sh}; {@link WholeJar} is the way back.
 */
public final class PackWorkers {
    private final Path home;
    private final Map<Key, String> known = new HashMap<>();

    private PackWorkers(Path home) {
        this.home = home;
    }

    private record Key(String name, long crc, long size) {
        static Key of(ZipArchiveEntry entry) {
            return new Key(entry.getName(), entry.getCrc(), entry.getSize());
        }
    }

    /** @param folders that of the installation, in which its jars and {@code artifacts/} are */
    public static void main(String[] folders) throws IOException {
        Path home = Path.of(folders[0]);
        PackWorkers packing = new PackWorkers(home);
        for (Path jar : jars(home)) {
            packing.learn(jar);
        }
        List<Path> workers = new ArrayList<>(jars(home.resolve("artifacts")));
        // What several have and nobody else does is in the first one's parts.
        workers.sort(Comparator.comparing((Path jar) -> jar.toFile().length()).reversed());
        for (Path jar : workers) {
            packing.pack(jar);
        }
    }

    private static List<Path> jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".jar")).sorted().toList();
        }
    }

    private void learn(Path jar) throws IOException {
        String name = home.relativize(jar).toString().replace('\\', '/');
        try (ZipFile zip = Entries.open(jar)) {
            Collections.list(zip.getEntries()).forEach(e -> known.putIfAbsent(Key.of(e), name));
        }
    }

    private void pack(Path jar) throws IOException {
        Path parts = Path.of(jar.toString().replaceFirst("\\.jar$", WholeJar.ENDING));
        Path whole = Files.createTempFile("signalbox", ".jar");
        try (ZipFile worker = Entries.open(jar); Sources sources = new Sources(home, jar)) {
            List<ZipArchiveEntry> all = Collections.list(worker.getEntries());
            List<String> list = list(all);
            list.addFirst(sources.write(list, whole));
            try (var out = new ZipArchiveOutputStream(parts)) {
                for (ZipArchiveEntry entry : all) {
                    if (!entry.isDirectory() && !known.containsKey(Key.of(entry))) {
                        Entries.copy(worker, entry, out);
                    }
                }
                out.putArchiveEntry(Entries.named(Entries.LIST));
                out.write(String.join("\n", list).getBytes(StandardCharsets.UTF_8));
                out.closeArchiveEntry();
            }
        } finally {
            Files.delete(whole);
        }
        learn(parts);
        Files.delete(jar);
    }

    private List<String> list(List<ZipArchiveEntry> all) {
        List<String> lines = new ArrayList<>();
        String last = "";
        for (ZipArchiveEntry entry : all) {
            String from = entry.isDirectory() ? last : known.getOrDefault(Key.of(entry), "");
            if (!from.equals(last)) {
                lines.add(Entries.FROM + from);
                last = from;
            }
            lines.add(entry.getName());
        }
        return lines;
    }
}
