package dev.signalbox.console.gateway.archive;

import dev.signalbox.console.model.ExecutionDetails;
import dev.signalbox.console.model.ExecutionDetails.Qualifier;
import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.model.ExecutionStatus;
import dev.signalbox.console.model.ExecutionSummary;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.Redrivability;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Reads rows of the archive. */
final class ArchiveRows {
    private ArchiveRows() {}

    static ExecutionSummary summary(ResultSet row) throws SQLException {
        long stopped = row.getLong("stopped");
        Optional<Instant> end = row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(stopped));
        return new ExecutionSummary(new ExecutionId(row.getString("arn")), ExecutionStatus.of(row.getString("status")),
                Instant.ofEpochMilli(row.getLong("started")), end);
    }

    static ExecutionDetails details(ResultSet row) throws SQLException {
        return new ExecutionDetails(summary(row), row.getString("machine"), row.getString("input"), text(row, "output"),
                text(row, "error"), text(row, "cause"), new Redrivability(row.getInt("redrives"), Optional.empty(),
                        Optional.of("Kept by Signalbox, no longer at AWS")), kept(row), Optional.empty(),
                Qualifier.NONE);
    }

    /** Rows that were described before this was noted are as old as they can be. */
    private static Optional<Instant> kept(ResultSet row) throws SQLException {
        long kept = row.getLong("kept");
        return Optional.of(Instant.ofEpochMilli(row.wasNull() ? row.getLong("started") : kept));
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    static Failure failure(Path file, Exception e) {
        return new Failure.Unexpected("Archive", file + ": " + e.getMessage(), Optional.empty());
    }
}
