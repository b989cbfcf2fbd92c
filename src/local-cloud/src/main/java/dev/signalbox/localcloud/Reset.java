package dev.signalbox.localcloud;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Forgets everything that a local cloud keeps in its data folder. What others keep there stays. */
public final class Reset {
    private Reset() {}

    /**
     * Whether a reset of this folder would delete something.
     *
     * @throws NotADataFolderException when something is in it that no local cloud made
     */
    public static boolean deletes(Path folder) {
        if (FolderFormat.isOne(folder)) {
            return true;
        }
        if (isEmpty(folder)) {
            return false;
        }
        throw new NotADataFolderException(folder);
    }

    /**
     * Deletes durable state, contents and keys. One that was cut off can be repeated: the version goes last.
     *
     * @throws LocalCloudStartException when a local cloud has the folder open, or it is none's
     */
    public static void of(Path folder) {
        if (!deletes(folder)) {
            return;
        }
        try (var _ = DataFolder.lock(folder)) {
            var parts = new ArrayList<>(List.of(FolderParts.STATE, FolderParts.RESERVE, FolderParts.ENDPOINT,
                    FolderParts.STAGED));
            parts.addAll(FolderParts.SERVICES);
            parts.add(FolderParts.KEYS);
            parts.add(FolderParts.FORMAT);
            for (var part : parts) {
                delete(folder.resolve(part));
            }
        } catch (IOException e) {
            throw new DataFolderNotWritableException(folder, e);
        }
    }

    static boolean isEmpty(Path folder) {
        if (!Files.exists(folder)) {
            return true;
        }
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (var entries = Files.list(folder)) {
            return entries.allMatch(entry -> entry.endsWith(FolderParts.LOCK));
        } catch (IOException e) {
            throw new DataFolderNotWritableException(folder, e);
        }
    }

    static void delete(Path path) throws IOException {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            try (var all = Files.walk(path)) {
                for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }
}
