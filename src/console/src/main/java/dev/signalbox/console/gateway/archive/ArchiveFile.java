package dev.signalbox.console.gateway.archive;

import dev.signalbox.console.gateway.GatewayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteDataSource;

/** The SQLite file of an archive, opened by the first question. One thread at a time. */
final class ArchiveFile {
    private static final Logger LOG = LoggerFactory.getLogger(ArchiveFile.class);

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final List<String> PARTS = List.of("", "-wal", "-shm", "-journal");

    private final Path file;
    private @Nullable Connection open;
    private boolean closed;

    ArchiveFile(Path file) {
        this.file = file;
    }

    GatewayException failed(Exception e) {
        return new GatewayException(ArchiveRows.failure(file, e), e);
    }

    synchronized <T> T read(Sql.Work<T> work) throws GatewayException {
        try {
            return work.on(connection());
        } catch (SQLException | IOException e) {
            throw failed(e);
        }
    }

    synchronized void write(Sql.Change change) throws GatewayException {
        read(db -> {
            db.setAutoCommit(false);
            try {
                change.on(db);
                db.commit();
            } catch (SQLException e) {
                db.rollback();
                throw e;
            } finally {
                db.setAutoCommit(true);
            }
            return true;
        });
    }

    private Connection connection() throws SQLException, IOException {
        if (closed) {
            throw new SQLException("The archive is closed");
        }
        Connection now = open;
        if (now != null) {
            return now;
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        keepPrivate();
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + file);
        Connection fresh = source.getConnection();
        try {
            prepare(fresh);
        } catch (SQLException e) {
            fresh.close();
            throw e;
        }
        open = fresh;
        return fresh;
    }

    /** Inputs and outputs are nobody else's business. SQLite gives the files beside it the permissions of the first. */
    private void keepPrivate() throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        if (Files.notExists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        }
        for (Path part : parts()) {
            if (Files.exists(part)) {
                Files.setPosixFilePermissions(part, OWNER_ONLY);
            }
        }
    }

    private List<Path> parts() {
        return PARTS.stream().map(suffix -> file.resolveSibling(file.getFileName() + suffix)).toList();
    }

    private static void prepare(Connection db) throws SQLException {
        for (String line : ArchiveSql.SCHEMA) {
            Sql.execute(db, line);
        }
        for (String line : HistoryTable.SCHEMA) {
            Sql.execute(db, line);
        }
        if (Sql.number(db, ArchiveSql.HAS_KEPT) == 0) {
            Sql.execute(db, ArchiveSql.ADD_KEPT);
        }
    }

    private void end() {
        Connection now = open;
        open = null;
        if (now != null) {
            try {
                now.close();
            } catch (SQLException e) {
                LOG.warn("The archive did not close", e);
            }
        }
    }

    /** Removes it, whatever is in it. */
    synchronized void delete() throws GatewayException {
        end();
        try {
            for (Path part : parts()) {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    synchronized void close() {
        closed = true;
        end();
    }
}
