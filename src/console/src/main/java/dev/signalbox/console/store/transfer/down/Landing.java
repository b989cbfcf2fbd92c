package dev.signalbox.console.store.transfer.down;

import dev.signalbox.console.model.files.Conflict;
import dev.signalbox.console.model.files.LocalNames;
import dev.signalbox.console.store.transfer.journal.Item;
import dev.signalbox.console.store.transfer.work.LocalFileException;
import dev.signalbox.console.store.transfer.work.StandstillException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Where files come to rest. Nothing is ever written outside the folder: links in it are not followed. */
final class Landing {
    private static final int MOST_COPIES = 1000;
    private static final int REMEMBERED = 10_000;

    private final Path folder;
    private final Conflict conflict;
    private final String mark;
    private final Set<Path> known = ConcurrentHashMap.newKeySet();

    /** @param mark of the transfer, in the names of its unfinished files */
    Landing(Path folder, Conflict conflict, String mark) {
        this.folder = folder;
        this.conflict = conflict;
        this.mark = mark;
    }

    /** Where the bytes gather until they are complete, on the same disk as the file that they become. */
    Path part(Item item) {
        return target(item).resolveSibling(".signalbox-" + mark + "-" + item.number() + ".part");
    }

    Path target(Item item) {
        return folder.resolve(item.file());
    }

    /** Whether the rule lets the object come. */
    boolean isWanted(Item item) throws IOException {
        var there = look(target(item));
        return switch (conflict) {
            case KEEP_BOTH, REPLACE -> true;
            case SKIP -> there.isEmpty();
            case NEWER -> there.map(f -> f.lastModifiedTime().toMillis() / 1000 < item.modified() / 1000).orElse(true);
            case DIFFERENT -> there.map(f -> !isSame(f, item)).orElse(true);
        };
    }

    /** Whether the file is there as this transfer would have left it. */
    boolean isThere(Item item) throws IOException {
        return look(target(item)).filter(f -> isSame(f, item)).isPresent();
    }

    private static boolean isSame(BasicFileAttributes file, Item item) {
        return file.isRegularFile() && file.size() == item.size() && file.lastModifiedTime().toMillis() / 1000 == item
                .modified() / 1000;
    }

    private static Optional<BasicFileAttributes> look(Path file) throws IOException {
        try {
            return Optional.of(Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Makes the folder of a file, and is sure that each folder on the way is one and no link to elsewhere. */
    void prepare(Item item) throws IOException, StandstillException {
        try {
            Files.createDirectories(folder);
            makeFolders(item);
        } catch (IOException e) {
            throw explained(e);
        }
    }

    private void makeFolders(Item item) throws IOException {
        var at = folder;
        var relative = folder.relativize(target(item));
        for (int i = 0; i < relative.getNameCount() - 1; i++) {
            at = at.resolve(relative.getName(i));
            if (known.contains(at)) {
                continue;
            }
            try {
                Files.createDirectory(at);
            } catch (FileAlreadyExistsException e) {
                if (!look(at).map(BasicFileAttributes::isDirectory).orElse(false)) {
                    throw new LocalFileException(at + " is no folder; links are not followed", e);
                }
            }
            if (known.size() < REMEMBERED) {
                known.add(at);
            }
        }
    }

    /**
     * Gives the finished file its name.
     *
     * @return the name, relative to the folder with slashes
     */
    String land(Item item, Path part) throws IOException, StandstillException {
        try {
            Files.setLastModifiedTime(part, FileTime.fromMillis(item.modified()));
            if (conflict == Conflict.KEEP_BOTH || conflict == Conflict.SKIP) {
                return beside(item, part);
            }
            Files.move(part, target(item), StandardCopyOption.ATOMIC_MOVE);
            return item.file();
        } catch (IOException e) {
            throw explained(e);
        }
    }

    private String beside(Item item, Path part) throws IOException {
        var file = target(item);
        for (int number = 1;; number++) {
            try {
                var free = Files.move(part, number == 1 ? file : LocalNames.numbered(file, number));
                return item.file().substring(0, item.file().lastIndexOf('/') + 1) + free.getFileName();
            } catch (FileAlreadyExistsException e) {
                if (conflict == Conflict.SKIP || number == MOST_COPIES) {
                    throw e;
                }
            }
        }
    }

    /** Throws when there is no room for what is still to come. */
    void room(Path part, long bytes) throws IOException, StandstillException {
        long left = Files.getFileStore(part.getParent()).getUsableSpace();
        if (left < bytes) {
            throw new StandstillException("There is no room for " + part.getParent() + ": " + bytes
                    + " bytes are needed and " + left + " are left", new IOException("No space left"));
        }
    }

    /** What the operator can do something about; a full disk stops all of the transfer. */
    static IOException explained(IOException e) throws StandstillException {
        var said = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        if (said.contains("no space left") || said.contains("not enough space") || said.contains("quota exceeded")) {
            throw new StandstillException("The disk is full", e);
        }
        if (e instanceof LocalFileException) {
            return e;
        }
        var file = e instanceof FileSystemException f ? f.getFile() : "";
        return new LocalFileException(switch (e) {
            case AccessDeniedException _ -> "not allowed to write " + file;
            case FileAlreadyExistsException _ -> file + " is there already";
            default -> e.getClass().getSimpleName() + ": " + e.getMessage();
        }, e);
    }
}
