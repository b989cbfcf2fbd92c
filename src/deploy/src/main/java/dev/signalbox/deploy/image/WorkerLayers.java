package dev.signalbox.deploy.image;

import dev.signalbox.deploy.DeployException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A worker's jar in two: the libraries, which seldom change, and our code, which is small. Both depend on names and
 * bytes of the entries alone, not on when or by which tool the jar was packed.
 *
 * @param digest SHA-256 of both
 */
record WorkerLayers(Path libraries, Path code, String mainClass, String digest) {
    private static final String OURS = "dev/signalbox/";
    private static final LocalDateTime EVER = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final FileTime EPOCH = FileTime.fromMillis(1000);

    /** @param folder the two are put there under names of their content */
    static WorkerLayers of(Path jar, Path folder) {
        try (var source = new JarFile(jar.toFile())) {
            Files.createDirectories(folder);
            var main = source.getManifest() == null ? null
                    : source.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
            if (main == null) {
                throw new DeployException("The worker jar " + jar + " names no main class. Build it again: "
                        + "mvn -DskipTests package");
            }
            var libraries = written(source, folder, name -> !ours(name));
            var code = written(source, folder, WorkerLayers::ours);
            var digest = sha256();
            digest.update((name(libraries) + name(code)).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            return new WorkerLayers(libraries, code, main, HexFormat.of().formatHex(digest.digest()));
        } catch (IOException e) {
            throw new DeployException("The worker jar " + jar + " cannot be divided into layers in " + folder + ": " + e
                    .getMessage(), e);
        }
    }

    /** Our classes, what Maven says of them, and single files such as the configuration of logs. */
    private static boolean ours(String name) {
        return name.startsWith(OURS) || name.startsWith("META-INF/maven/dev.signalbox/") || !name.contains("/");
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static Path written(JarFile source, Path folder, Predicate<String> which) throws IOException {
        List<? extends ZipEntry> entries = source.stream().filter(e -> !e.isDirectory() && !e.getName().equals(
                JarFile.MANIFEST_NAME) && which.test(e.getName())).sorted(Comparator.comparing(ZipEntry::getName))
                .toList();
        var digest = sha256();
        var part = Files.createTempFile(folder, "layer", ".part");
        try {
            try (var out = new ZipOutputStream(new DigestOutputStream(Files.newOutputStream(part), digest))) {
                copy(source, entries, out);
            }
            // Jib knows a layer again by path and time.
            Files.setLastModifiedTime(part, EPOCH);
            var target = folder.resolve(HexFormat.of().formatHex(digest.digest()) + ".jar");
            return Files.isRegularFile(target) ? target
                    : Files.move(part, target, StandardCopyOption.ATOMIC_MOVE,
                            StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Stored, not packed: the layer is packed as a whole, and no version of zlib has a say in these bytes. */
    private static void copy(JarFile source, List<? extends ZipEntry> entries, ZipOutputStream out)
            throws IOException {
        out.setMethod(ZipOutputStream.STORED);
        for (var entry : entries) {
            var next = new ZipEntry(entry.getName());
            next.setTimeLocal(EVER);
            next.setMethod(ZipEntry.STORED);
            next.setSize(entry.getSize());
            next.setCrc(entry.getCrc());
            out.putNextEntry(next);
            try (var in = source.getInputStream(entry)) {
                in.transferTo((OutputStream) out);
            }
            out.closeEntry();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
