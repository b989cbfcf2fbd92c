package dev.signalbox.localcloud.service.s3.objects;

import dev.signalbox.localcloud.runtime.Time;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bodies as files with names of their own. A file is written whole and forced to disk before anything refers to it, and
 * never changed, so a reader sees one body from its first byte to its last, whatever is stored meanwhile.
 */
final class Contents {
    private static final Logger LOG = LoggerFactory.getLogger(Contents.class);
    private static final int BUFFER = 64 * 1024;
    private static final int RANDOM_DIGITS = 16;

    private final Path folder;
    private final Time time;
    private final Instant begun;
    private final SecureRandom random = new SecureRandom();

    Contents(Path folder, Time time) {
        this.folder = folder;
        this.time = time;
        this.begun = time.now();
    }

    /** A body on disk, with what was computed while it was written. */
    record Written(Piece piece, byte[] md5, Map<String, String> checksums) {
        String eTag() {
            return Digests.hex(md5);
        }
    }

    /** Reads exactly the given number of bytes; when there are fewer, nothing is kept. */
    Written write(InputStream body, long length, Collection<String> algorithms) throws IOException {
        var digests = new Digests(algorithms);
        var id = newId();
        var file = file(id);
        Files.createDirectories(file.getParent());
        boolean whole = false;
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            if (copy(body, channel, digests) != length) {
                throw S3Errors.incompleteBody();
            }
            channel.force(false);
            whole = true;
        } finally {
            if (!whole) {
                Files.deleteIfExists(file);
            }
        }
        return new Written(new Piece(id, length), digests.md5(), digests.checksums());
    }

    private static long copy(InputStream body, FileChannel channel, Digests digests) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long total = 0;
        for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
            digests.update(buffer, read);
            var bytes = ByteBuffer.wrap(buffer, 0, read);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            total += read;
        }
        return total;
    }

    /** What a body would be stored as, if it were uploaded at once. */
    Written digest(List<Piece> pieces, Collection<String> algorithms) throws IOException {
        var digests = new Digests(algorithms);
        byte[] buffer = new byte[BUFFER];
        long size = pieces.stream().mapToLong(Piece::size).sum();
        try (var body = open(pieces, 0, size)) {
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                digests.update(buffer, read);
            }
        }
        return new Written(new Piece("", size), digests.md5(), digests.checksums());
    }

    /** A second copy that lives and dies on its own. */
    Piece copy(Piece piece) throws IOException {
        var id = newId();
        Files.createDirectories(file(id).getParent());
        try {
            Files.createLink(file(id), file(piece.id()));
        } catch (UnsupportedOperationException | IOException e) {
            LOG.debug("No hard links here", e);
            try (var body = Files.newInputStream(file(piece.id()))) {
                return write(body, piece.size(), List.of()).piece();
            }
        }
        return new Piece(id, piece.size());
    }

    InputStream open(List<Piece> pieces, long from, long length) throws IOException {
        return new PiecesInputStream(pieces.stream().map(piece -> new PiecesInputStream.Source(file(piece.id()), piece
                .size())).toList(), from, length);
    }

    /** What cannot be deleted now, because some system keeps open files, goes with the next {@link #sweep}. */
    void delete(List<Piece> pieces) {
        for (var piece : pieces) {
            try {
                Files.deleteIfExists(file(piece.id()));
            } catch (IOException e) {
                LOG.debug("{} stays until the next sweep", piece.id(), e);
            }
        }
    }

    /** Deletes files of earlier runs that nothing refers to, such as those of uploads that a crash cut off. */
    void sweep(Predicate<String> isUsed) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.walk(folder, 2, new FileVisitOption[0])) {
            files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()).filter(id -> id.compareTo(
                    stamp(begun)) < 0 && !isUsed.test(id)).forEach(id -> delete(List.of(new Piece(id, 0))));
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("Left-over files below {} could not be looked for", folder, e);
        }
    }

    /** Begins with the time, so that a sweep can tell files of this run from earlier ones. */
    private String newId() {
        return stamp(time.now()) + String.format(Locale.ROOT, "%016x", random.nextLong());
    }

    /** The random half of an id: enough to tell files apart, and a million of them fit into 8 MB. */
    static long number(String id) {
        return Long.parseUnsignedLong(id, id.length() - RANDOM_DIGITS, id.length(), 16);
    }

    private static String stamp(Instant time) {
        return String.format(Locale.ROOT, "%012x", time.toEpochMilli());
    }

    private Path file(String id) {
        return folder.resolve(id.substring(id.length() - 2)).resolve(id);
    }
}
