package dev.signalbox.console.gateway.archive;

import dev.signalbox.console.model.ExecutionStatus;
import dev.signalbox.console.model.archive.ArchiveQuery;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The statements of the archive. */
final class ArchiveSql {
    static final List<String> SCHEMA = List.of("PRAGMA auto_vacuum=INCREMENTAL", "PRAGMA journal_mode=WAL",
            "PRAGMA synchronous=NORMAL", "PRAGMA busy_timeout=2000",
            """
                    CREATE TABLE IF NOT EXISTS execution (id INTEGER PRIMARY KEY, arn TEXT NOT NULL UNIQUE,
                     status TEXT NOT NULL, started INTEGER NOT NULL, stopped INTEGER, gone INTEGER NOT NULL DEFAULT 0,
                     described TEXT, machine TEXT, input TEXT, output TEXT, error TEXT, cause TEXT, redrives INTEGER, kept INTEGER)""",
            "CREATE INDEX IF NOT EXISTS execution_started ON execution(started)", """
                    CREATE INDEX IF NOT EXISTS execution_undescribed ON execution(started)
                     WHERE gone = 0 AND (described IS NULL OR described <> status)""", """
                    CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(body, content='', contentless_delete=1,
                     tokenize='trigram')""");
    static final String SAW = """
            INSERT INTO execution(arn, status, started, stopped) VALUES (?, ?, ?, ?)
             ON CONFLICT(arn) DO UPDATE SET status = excluded.status, stopped = excluded.stopped, gone = 0
             WHERE status <> excluded.status OR stopped IS NOT excluded.stopped OR gone = 1""";
    static final String DESCRIBED = """
            UPDATE execution SET described = status, machine = ?, input = ?, output = ?, error = ?, cause = ?,
             redrives = ?, kept = coalesce(kept, ?) WHERE arn = ?""";
    static final String UNWORDED = "SELECT id, arn FROM execution WHERE id NOT IN (SELECT rowid FROM words)";
    static final String UNDESCRIBED = """
            SELECT arn FROM execution WHERE gone = 0 AND (described IS NULL OR described <> status)
             ORDER BY started DESC LIMIT 1""";
    static final String WITHOUT_EVENTS = """
            SELECT arn FROM execution WHERE gone = 0 AND described = status
             AND status IN ('SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED')
             AND id NOT IN (SELECT execution FROM history)
             ORDER BY status IN ('FAILED', 'TIMED_OUT') DESC, started DESC LIMIT ?""";
    static final String OLDEST = """
            DELETE FROM execution WHERE id IN (SELECT id FROM execution ORDER BY started LIMIT
             (SELECT 1 + count(*) / 20 FROM execution))""";
    static final List<String> ORPHANS = Stream.concat(Stream.of(
            "DELETE FROM words WHERE rowid NOT IN (SELECT id FROM execution)"), HistoryTable.ORPHANS.stream()).toList();
    /** Files made before this column was thought of get it when they are opened. */
    static final String HAS_KEPT = "SELECT count(*) FROM pragma_table_info('execution') WHERE name = 'kept'";
    static final String ADD_KEPT = "ALTER TABLE execution ADD COLUMN kept INTEGER";

    private static final int SHORTEST = 3;

    private ArchiveSql() {}

    /** A query with its parameters, all texts but the last, which is the limit. */
    record Query(String sql, List<Object> parameters) {}

    static Query find(ArchiveQuery query) {
        StringBuilder sql = new StringBuilder("SELECT * FROM execution e WHERE 1 = 1");
        List<Object> parameters = new ArrayList<>();
        query.words().wanted().forEach(word -> sql.append(" AND ").append(has(word, parameters)));
        query.words().unwanted().forEach(word -> sql.append(" AND NOT ").append(has(word, parameters)));
        query.from().ifPresent(from -> {
            sql.append(" AND started >= ?");
            parameters.add(from.toEpochMilli());
        });
        sql.append(" ORDER BY started DESC LIMIT ?");
        parameters.add(query.limit());
        return new Query(sql.toString(), parameters);
    }

    /** The index knows words of three letters and more; shorter ones are looked for in each row. */
    private static String has(String word, List<Object> parameters) {
        String statuses = String.join(",", Arrays.stream(ExecutionStatus.values()).filter(s -> s.word().word()
                .toLowerCase(Locale.ROOT).contains(word)).map(s -> "'" + s.name() + "'").toList());
        String inStatus = statuses.isEmpty() ? "" : " OR status IN (" + statuses + ")";
        if (word.length() < SHORTEST) {
            parameters.add(word);
            return "(instr(lower(arn || coalesce(input, '') || coalesce(output, '')), ?) > 0" + inStatus + ")";
        }
        parameters.add("\"" + word.replace("\"", "\"\"") + "\"");
        return "(id IN (SELECT rowid FROM words WHERE words MATCH ?)" + inStatus + ")";
    }
}
