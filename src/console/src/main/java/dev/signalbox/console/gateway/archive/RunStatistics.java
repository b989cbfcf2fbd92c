package dev.signalbox.console.gateway.archive;

import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.model.ExecutionStatus;
import dev.signalbox.console.model.overview.EndedCount;
import dev.signalbox.console.model.overview.KnownRuns;
import dev.signalbox.console.model.overview.OwnPace;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the kept executions tell together. */
final class RunStatistics {
    private static final Duration DAY = Duration.ofHours(25);
    /** The newest of all state machines together: enough to know a pace, and read in a few milliseconds. */
    private static final int MOST = 20_000;
    private static final String ENDED = """
            SELECT stopped / 3600000 AS hour, status, count(*) AS ended FROM execution WHERE stopped >= ?
             GROUP BY hour, status""";
    /** A redriven one took as long as it lay there. */
    private static final String TOOK = """
            SELECT arn, stopped - started AS took FROM execution WHERE status = 'SUCCEEDED' AND stopped IS NOT NULL
             AND coalesce(redrives, 0) = 0 ORDER BY started DESC LIMIT ?""";

    private RunStatistics() {}

    static KnownRuns read(Connection db, Instant now) throws SQLException {
        List<EndedCount> ended = new ArrayList<>();
        Sql.each(db, ENDED, List.of(now.minus(DAY).toEpochMilli()), row -> ended.add(new EndedCount(row.getLong("hour"),
                ExecutionStatus.of(row.getString("status")), row.getInt("ended"))));
        Map<String, List<Duration>> took = new HashMap<>();
        Sql.each(db, TOOK, List.of(MOST), row -> took.computeIfAbsent(new ExecutionId(row.getString("arn"))
                .stateMachineName(), _ -> new ArrayList<>()).add(Duration.ofMillis(row.getLong("took"))));
        Map<String, OwnPace> paces = new HashMap<>();
        took.forEach((machine, runs) -> OwnPace.of(runs).ifPresent(pace -> paces.put(machine, pace)));
        return new KnownRuns(ended, paces);
    }
}
