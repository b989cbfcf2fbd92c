package dev.signalbox.localcloud.service.lambda;

import dev.signalbox.localcloud.runtime.ObjectContents;
import dev.signalbox.localcloud.service.lambda.FunctionRecord.Code;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.lambda.model.FunctionCode;

/** Function archives, kept once each under the hash of their bytes. */
final class CodeStore {
    private static final Logger LOG = LoggerFactory.getLogger(CodeStore.class);
    private static final long UNZIPPED_LIMIT = 262_144_000;

    private final Path folder;
    private final ObjectContents objects;
    private final Map<String, List<Path>> classPaths = new ConcurrentHashMap<>();

    CodeStore(Path folder, ObjectContents objects) {
        this.folder = folder;
        this.objects = objects;
    }

    /** Takes in the archive that the request carries or points to. */
    Code take(FunctionCode code) {
        try {
            if (code.zipFile() != null) {
                return keep(new ByteArrayInputStream(code.zipFile().asByteArrayUnsafe()));
            }
            if (code.s3Bucket() == null || code.s3Key() == null) {
                throw LambdaErrors.invalid("Please provide a source for the function code.");
            }
            try (var body = objects.open(code.s3Bucket(), code.s3Key())) {
                return keep(body);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Function code could not be kept", e);
        }
    }

    private Code keep(InputStream body) throws IOException {
        Files.createDirectories(folder);
        var part = folder.resolve(UUID.randomUUID() + ".part");
        try {
            var digest = sha256();
            try (var out = new DigestOutputStream(Files.newOutputStream(part), digest)) {
                body.transferTo(out);
            }
            check(part);
            var hash = HexFormat.of().formatHex(digest.digest());
            try (var channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            var target = folder.resolve(hash + ".jar");
            long size = Files.size(part);
            if (!Files.exists(target)) {
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            }
            return new Code(hash, size);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void check(Path archive) throws IOException {
        try (var zip = new ZipFile(archive.toFile())) {
            if (zip.stream().mapToLong(e -> Math.max(0, e.getSize())).sum() >= UNZIPPED_LIMIT) {
                throw LambdaErrors.invalid("Unzipped size must be smaller than " + UNZIPPED_LIMIT + " bytes");
            }
        } catch (ZipException e) {
            LOG.debug("Not an archive", e);
            throw LambdaErrors.invalid(
                    "Could not unzip uploaded file. Please check your file, then try to upload again.");
        }
    }

    Path archive(Code code) {
        return folder.resolve(code.sha256() + ".jar");
    }

    /** As Lambda's: the archive itself, and the libraries in its {@code lib} folder. */
    List<Path> classPath(Code code) throws IOException {
        var known = classPaths.get(code.sha256());
        var path = known == null ? findClassPath(code) : known;
        classPaths.put(code.sha256(), path);
        return path;
    }

    private List<Path> findClassPath(Code code) throws IOException {
        var all = new ArrayList<Path>();
        all.add(archive(code));
        try (var zip = new ZipFile(archive(code).toFile())) {
            for (var entry : zip.stream().filter(e -> e.getName().matches("lib/[^/]+\\.jar")).toList()) {
                var library = folder.resolve(code.sha256() + ".lib").resolve(entry.getName().substring(4));
                if (!Files.exists(library)) {
                    extract(zip.getInputStream(entry), library);
                }
                all.add(library);
            }
        }
        return all;
    }

    private static void extract(InputStream content, Path library) throws IOException {
        Files.createDirectories(library.getParent());
        var part = library.resolveSibling(UUID.randomUUID() + ".part");
        try (content) {
            Files.copy(content, part);
        }
        Files.move(part, library, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Deletes what no function uses any more, and what a crash left half-written. */
    void keepOnly(Set<String> hashes) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var name = folder.relativize(file).getName(0).toString();
                if (!hashes.contains(name.substring(0, Math.max(0, name.lastIndexOf('.'))))) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            LOG.warn("Unused function code could not be deleted", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
