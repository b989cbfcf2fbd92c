package dev.signalbox.localcloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.signalbox.localcloud.runtime.OwnerOnly;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Everything that a local cloud keeps, as one ZIP archive: the state, objects' bodies, functions' code, logs of jobs. Keys of KMS and
 * SNS are in it, for without them nothing that they made could be read, so it is to be kept as the folder is; the access key of the
 * installation is not, a folder that it is imported into makes its own.
 */
public final class Snapshot {
    private static final String HEAD = "signalbox-snapshot.json";
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private Snapshot() {}

    record Head(int version) {}

    /**
     * Writes the archive of a folder that no local cloud has open. One that runs makes its own: {@link RunningCloud#export}.
     *
     * @throws LocalCloudStartException when one has it open, or it is none's
     */
    public static void export(Path folder, OutputStream archive) throws IOException {
        if (!FolderFormat.isOne(folder)) {
            throw new NotADataFolderException(folder);
        }
        try (var _ = DataFolder.open(folder)) {
            write(folder, archive);
        }
    }

    /** @param folder of the newest version, in which nothing changes meanwhile */
    static void write(Path folder, OutputStream archive) throws IOException {
        try (var zip = new ZipOutputStream(archive)) {
            zip.setLevel(Deflater.BEST_SPEED);
            zip.putNextEntry(new ZipEntry(HEAD));
            zip.write(JSON.writeValueAsBytes(new Head(FolderFormat.version(folder))));
            zip.closeEntry();
            add(zip, folder, folder.resolve(FolderParts.STATE));
            for (var service : FolderParts.SERVICES) {
                add(zip, folder, folder.resolve(service));
            }
        }
    }

    private static void add(ZipOutputStream zip, Path folder, Path part) throws IOException {
        if (!Files.exists(part)) {
            return;
        }
        try (var files = Files.walk(part)) {
            for (var file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                var entry = new ZipEntry(folder.relativize(file).toString().replace('\\', '/'));
                entry.setLastModifiedTime(Files.getLastModifiedTime(file));
                zip.putNextEntry(entry);
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
    }

    /**
     * Makes a data folder of an archive; the folder is there wholly or not at all.
     *
     * @param folder absent or empty
     * @throws LocalCloudStartException when it is neither, or the archive is of a newer version or none at all
     */
    public static void read(InputStream archive, Path folder) {
        var target = folder.toAbsolutePath().normalize();
        if (!Reset.isEmpty(target)) {
            throw new FolderNotEmptyException(target);
        }
        var part = target.resolveSibling(target.getFileName() + ".import");
        try {
            Reset.delete(part);
            OwnerOnly.folder(part);
            unpack(archive, part);
            Reset.delete(target);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (ZipException | EOFException | JsonProcessingException e) {
            clean(part, e);
            throw new NotASnapshotException(e);
        } catch (IOException e) {
            clean(part, e);
            throw new DataFolderNotWritableException(target, e);
        } catch (LocalCloudStartException e) {
            clean(part, e);
            throw e;
        }
    }

    private static void clean(Path part, Exception failure) {
        try {
            Reset.delete(part);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private static void unpack(InputStream archive, Path part) throws IOException {
        try (var zip = new ZipInputStream(archive)) {
            var first = zip.getNextEntry();
            if (first == null || !first.getName().equals(HEAD)) {
                throw new NotASnapshotException();
            }
            int version = JSON.readValue(zip.readNBytes(1000), Head.class).version();
            if (version > FolderFormat.current().newest()) {
                throw new DataFolderVersionException(part, version, FolderFormat.current().newest());
            }
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var file = part.resolve(entry.getName()).normalize();
                if (!file.startsWith(part) || entry.isDirectory()) {
                    throw new NotASnapshotException();
                }
                OwnerOnly.folder(Objects.requireNonNull(file.getParent()));
                Files.copy(zip, file);
            }
            FolderFormat.write(part, version);
        }
    }
}
