package dev.signalbox.console.gateway.archive;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.model.ExecutionDetails;
import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.model.ExecutionSummary;
import dev.signalbox.console.model.HistoryEvent;
import dev.signalbox.console.model.archive.ArchiveQuery;
import dev.signalbox.console.model.archive.ArchiveState;
import dev.signalbox.console.model.archive.KeptExecution;
import dev.signalbox.console.model.archive.Retention;
import dev.signalbox.console.model.overview.KnownRuns;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The archive in one SQLite file, opened by the first call. A file that cannot be used fails each call and is left as it is. */
public final class SqliteArchive implements ExecutionArchive {
    private final ArchiveFile file;
    private final Clock clock;

    public SqliteArchive(Path file) {
        this(file, Clock.systemUTC());
    }

    public SqliteArchive(Path file, Clock clock) {
        this.file = new ArchiveFile(file);
        this.clock = clock;
    }

    @Override
    public void saw(List<ExecutionSummary> listed) throws GatewayException {
        file.write(db -> {
            try (var insert = db.prepareStatement(ArchiveSql.SAW)) {
                for (ExecutionSummary e : listed) {
                    Sql.set(insert, e.id().arn(), e.status().name(), e.startedAt().toEpochMilli(), millis(e
                            .stoppedAt()));
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            List<Object[]> words = new ArrayList<>();
            Sql.each(db, ArchiveSql.UNWORDED, List.of(), row -> words.add(new Object[]{row.getLong("id"), row.getString(
                    "arn")}));
            for (Object[] word : words) {
                Sql.run(db, "INSERT INTO words(rowid, body) VALUES (?, ?)", word[0], text(new ExecutionId(
                        (String) word[1])));
            }
        });
    }

    @Override
    public void keep(ExecutionDetails details) throws GatewayException {
        saw(List.of(details.summary()));
        ExecutionId id = details.summary().id();
        String input = Redaction.of(details.input());
        String output = details.output().map(Redaction::of).orElse(null);
        String cause = details.cause().map(Redaction::of).orElse(null);
        file.write(db -> {
            Sql.run(db, ArchiveSql.DESCRIBED, details.stateMachineArn(), input, output, details.error().orElse(null),
                    cause, details.redrive().count(), clock.millis(), id.arn());
            Sql.run(db, "DELETE FROM words WHERE rowid = (SELECT id FROM execution WHERE arn = ?)", id.arn());
            Sql.run(db, "INSERT INTO words(rowid, body) SELECT id, ? FROM execution WHERE arn = ?", String.join("\n",
                    text(id), input, output == null ? "" : output, details.error().orElse(""), cause == null ? ""
                            : cause), id.arn());
        });
    }

    @Override
    public void keep(ExecutionId id, Optional<String> definition, List<HistoryEvent> events) throws GatewayException {
        if (file.read(db -> HistoryTable.count(db, id)) == events.size()) {
            return;
        }
        try {
            byte[] packed = HistoryCodec.encoded(events);
            Optional<byte[]> machine = definition.isEmpty() ? Optional.empty()
                    : Optional.of(HistoryTable.compressed(definition.get()));
            file.write(db -> HistoryTable.keep(db, id, machine, events.size(), packed));
        } catch (IOException e) {
            throw file.failed(e);
        }
    }

    @Override
    public List<HistoryEvent> history(ExecutionId id) throws GatewayException {
        return file.read(db -> HistoryTable.events(db, id));
    }

    @Override
    public Optional<String> definition(ExecutionId id) throws GatewayException {
        return file.read(db -> HistoryTable.definition(db, id));
    }

    private static String text(ExecutionId id) {
        return id.name() + " " + id.stateMachineName();
    }

    private static @Nullable Long millis(Optional<Instant> when) {
        return when.map(Instant::toEpochMilli).orElse(null);
    }

    @Override
    public void gone(ExecutionId id) throws GatewayException {
        file.write(db -> Sql.run(db, "UPDATE execution SET gone = 1 WHERE arn = ?", id.arn()));
    }

    @Override
    public List<KeptExecution> find(ArchiveQuery query) throws GatewayException {
        var sql = ArchiveSql.find(query);
        return file.read(db -> {
            List<KeptExecution> found = new ArrayList<>();
            Sql.each(db, sql.sql(), sql.parameters(), row -> found.add(new KeptExecution(ArchiveRows.summary(row), row
                    .getInt("gone") == 1)));
            return found;
        });
    }

    @Override
    public Optional<ExecutionDetails> details(ExecutionId id) throws GatewayException {
        return file.read(db -> {
            List<ExecutionDetails> found = new ArrayList<>();
            Sql.each(db, "SELECT * FROM execution WHERE arn = ? AND described IS NOT NULL", List.of(id.arn()),
                    row -> found.add(ArchiveRows.details(row)));
            return found.stream().findFirst();
        });
    }

    @Override
    public Optional<ExecutionId> undescribed() throws GatewayException {
        return ids(ArchiveSql.UNDESCRIBED, List.of()).stream().findFirst();
    }

    @Override
    public List<ExecutionId> withoutEvents(int limit) throws GatewayException {
        return ids(ArchiveSql.WITHOUT_EVENTS, List.of(limit));
    }

    private List<ExecutionId> ids(String sql, List<Object> parameters) throws GatewayException {
        return file.read(db -> {
            List<ExecutionId> found = new ArrayList<>();
            Sql.each(db, sql, parameters, row -> found.add(new ExecutionId(row.getString(1))));
            return found;
        });
    }

    @Override
    public ArchiveState state() throws GatewayException {
        return file.read(db -> new ArchiveState(Sql.number(db, "SELECT count(*) FROM execution"), bytes(db), Optional
                .empty()));
    }

    @Override
    public KnownRuns runs(Instant now) throws GatewayException {
        return file.read(db -> RunStatistics.read(db, now));
    }

    private static long bytes(Connection db) throws SQLException {
        return (Sql.number(db, "PRAGMA page_count") - Sql.number(db, "PRAGMA freelist_count")) * Sql.number(db,
                "PRAGMA page_size");
    }

    @Override
    public void retain(Retention retention, Instant now) throws GatewayException {
        file.write(db -> {
            Sql.run(db, "DELETE FROM execution WHERE started < ?", now.minus(Duration.ofDays(retention.days()))
                    .toEpochMilli());
            orphans(db);
            while (bytes(db) > retention.bytes() && Sql.number(db, "SELECT count(*) FROM execution") > 0) {
                Sql.run(db, ArchiveSql.OLDEST);
                orphans(db);
            }
        });
        file.read(db -> Sql.execute(db, "PRAGMA incremental_vacuum"));
    }

    private static void orphans(Connection db) throws SQLException {
        for (String statement : ArchiveSql.ORPHANS) {
            Sql.run(db, statement);
        }
    }

    @Override
    public void clear() throws GatewayException {
        file.delete();
    }

    @Override
    public void close() {
        file.close();
    }
}
