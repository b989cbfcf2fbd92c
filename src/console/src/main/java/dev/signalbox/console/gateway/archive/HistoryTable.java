package dev.signalbox.console.gateway.archive;

import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.model.HistoryEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** The events of executions, and the definitions that they ran; many ran the same one. */
final class HistoryTable {
    static final List<String> SCHEMA = List.of("""
            CREATE TABLE IF NOT EXISTS definition (id INTEGER PRIMARY KEY, body BLOB NOT NULL UNIQUE)""", """
            CREATE TABLE IF NOT EXISTS history (execution INTEGER PRIMARY KEY, definition INTEGER,
             count INTEGER NOT NULL, events BLOB NOT NULL)""");
    static final List<String> ORPHANS = List.of("DELETE FROM history WHERE execution NOT IN (SELECT id FROM execution)",
            "DELETE FROM definition WHERE id NOT IN (SELECT definition FROM history WHERE definition IS NOT NULL)");
    private static final String COUNT = """
            SELECT count FROM history WHERE execution = (SELECT id FROM execution WHERE arn = ?)""";
    private static final String KEEP = """
            INSERT INTO history(execution, definition, count, events)
             SELECT id, (SELECT id FROM definition WHERE body = ?), ?, ? FROM execution WHERE arn = ?
             ON CONFLICT(execution) DO UPDATE SET definition = coalesce(excluded.definition, definition),
             count = excluded.count, events = excluded.events""";
    private static final String EVENTS = """
            SELECT events FROM history WHERE execution = (SELECT id FROM execution WHERE arn = ?)""";
    private static final String DEFINITION = """
            SELECT body FROM definition WHERE id = (SELECT definition FROM history WHERE execution =
             (SELECT id FROM execution WHERE arn = ?))""";

    private HistoryTable() {}

    /** How many events of it are kept. */
    static int count(Connection db, ExecutionId id) throws SQLException {
        List<Integer> found = new ArrayList<>();
        Sql.each(db, COUNT, List.of(id.arn()), row -> found.add(row.getInt(1)));
        return found.isEmpty() ? 0 : found.getFirst();
    }

    static void keep(Connection db, ExecutionId id, Optional<byte[]> definition, int count, byte[] events)
            throws SQLException {
        if (definition.isPresent()) {
            Sql.run(db, "INSERT OR IGNORE INTO definition(body) VALUES (?)", (Object) definition.get());
        }
        Sql.run(db, KEEP, definition.orElse(null), count, events, id.arn());
    }

    static List<HistoryEvent> events(Connection db, ExecutionId id) throws SQLException, IOException {
        Optional<byte[]> found = blob(db, EVENTS, id);
        return found.isEmpty() ? List.of() : HistoryCodec.decoded(found.get());
    }

    static Optional<String> definition(Connection db, ExecutionId id) throws SQLException, IOException {
        Optional<byte[]> found = blob(db, DEFINITION, id);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try (var body = new GZIPInputStream(new ByteArrayInputStream(found.get()))) {
            return Optional.of(new String(body.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** The same definition always becomes the same bytes. */
    static byte[] compressed(String definition) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var body = new GZIPOutputStream(bytes)) {
            body.write(Redaction.of(definition).getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static Optional<byte[]> blob(Connection db, String sql, ExecutionId id) throws SQLException {
        List<byte[]> found = new ArrayList<>();
        Sql.each(db, sql, List.of(id.arn()), row -> found.add(row.getBytes(1)));
        return found.stream().findFirst();
    }
}
