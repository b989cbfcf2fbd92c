package dev.signalbox.console.store;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.ObjectsGateway;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.files.Conflict;
import dev.signalbox.console.model.files.FileEntry;
import dev.signalbox.console.model.files.FileProperties;
import dev.signalbox.console.model.files.LocalNames;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * One download. A file appears under its name only when it is complete and, where its sha256 is known, verified; until then
 * it is a hidden part file that goes away if the download fails or is cancelled.
 */
final class Download {
    private static final int MOST_COPIES = 1000;

    private final ObjectsGateway objects;
    private final DownloadProgress progress;
    private final Path folder;
    private final Conflict conflict;
    private final BooleanSupplier cancelled;

    Download(ObjectsGateway objects, DownloadProgress progress, Path folder, Conflict conflict,
            BooleanSupplier cancelled) {
        this.objects = objects;
        this.progress = progress;
        this.folder = folder;
        this.conflict = conflict;
        this.cancelled = cancelled;
    }

    /** An object and where it goes. */
    private record Item(FileEntry object, Path file) {}

    void run(List<FileEntry> chosen) {
        try {
            var items = new ArrayList<Item>();
            for (var entry : chosen) {
                collect(entry, items);
            }
            for (var item : items) {
                if (!cancelled.getAsBoolean()) {
                    fetch(item);
                }
            }
        } catch (GatewayException e) {
            progress.failed(e.failure());
        }
        progress.end(cancelled.getAsBoolean(), Optional.empty());
    }

    private void collect(FileEntry entry, List<Item> items) throws GatewayException {
        if (entry.kind() == FileEntry.Kind.OBJECT) {
            add(entry, entry.name(), items);
            return;
        }
        var key = entry.location().key();
        int from = key.length() - (entry.kind() == FileEntry.Kind.FOLDER ? entry.name().length() : 0);
        var prefix = entry.kind() == FileEntry.Kind.BUCKET ? entry.name() + "/" : "";
        Optional<String> token = Optional.empty();
        do {
            var page = objects.deepPage(entry.location(), token);
            page.entries().stream().filter(o -> !o.location().key().endsWith("/"))
                    .forEach(o -> add(o, prefix + o.location().key().substring(from), items));
            token = page.next();
        } while (token.isPresent() && !cancelled.getAsBoolean());
    }

    private void add(FileEntry object, String name, List<Item> items) {
        items.add(new Item(object, LocalNames.inside(folder, name)));
        progress.found(object.size());
    }

    /** The failure of one file does not keep the others from being fetched. */
    private void fetch(Item item) {
        try {
            if (conflict == Conflict.SKIP && Files.exists(item.file())) {
                progress.skipped(item.object().size());
                return;
            }
            Files.createDirectories(item.file().getParent());
            var properties = objects.properties(item.object().location());
            var part = item.file().resolveSibling(".signalbox-" + UUID.randomUUID() + ".part");
            try {
                if (copy(properties, part)) {
                    name(part, item.file());
                    progress.done(properties.sha256().isPresent());
                }
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (GatewayException e) {
            progress.failed(e.failure());
        } catch (IOException e) {
            progress.failed(new Failure.Unexpected(e.getClass().getSimpleName(), String.valueOf(e.getMessage()),
                    Optional.empty()));
        }
    }

    /** Tells whether all was read; not when the download was cancelled. */
    private boolean copy(FileProperties properties, Path part) throws GatewayException, IOException {
        var digest = sha256();
        long size = 0;
        try (InputStream in = objects.open(properties.location()); var out = Files.newOutputStream(part)) {
            var buffer = new byte[1 << 16];
            for (int count = in.read(buffer, 0, buffer.length); count >= 0; count = in.read(buffer, 0, buffer.length)) {
                if (cancelled.getAsBoolean()) {
                    return false;
                }
                out.write(buffer, 0, count);
                digest.update(buffer, 0, count);
                size += count;
                progress.read(count);
            }
        }
        verify(properties, size, HexFormat.of().formatHex(digest.digest()));
        return true;
    }

    private static void verify(FileProperties properties, long size, String sha256) throws IOException {
        var name = properties.location().uri();
        if (size != properties.size()) {
            throw new IOException(name + " ended after " + size + " of " + properties.size() + " bytes");
        }
        if (properties.sha256().filter(known -> !known.equals(sha256)).isPresent()) {
            throw new IOException(name + " is not what was stored: sha256 " + sha256 + " instead of "
                    + properties.sha256().get());
        }
    }

    private void name(Path part, Path file) throws IOException {
        if (conflict == Conflict.REPLACE) {
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            return;
        }
        for (int number = 1; number <= MOST_COPIES; number++) {
            try {
                Files.move(part, number == 1 ? file : LocalNames.numbered(file, number));
                return;
            } catch (FileAlreadyExistsException e) {
                if (conflict == Conflict.SKIP || number == MOST_COPIES) {
                    throw e;
                }
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
