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
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What was seen of the executions of one environment. Calls block on the disk. No secret gets in. */
public interface ExecutionArchive extends AutoCloseable {
    /** Remembers that they were listed like this. */
    void saw(List<ExecutionSummary> listed) throws GatewayException;

    /** Remembers all that is known of one, without its secrets. */
    void keep(ExecutionDetails details) throws GatewayException;

    /**
     * Remembers its events, without their secrets, if it was listed or described before.
     *
     * @param events from the first on
     */
    void keep(ExecutionId id, Optional<String> definition, List<HistoryEvent> events) throws GatewayException;

    /** The kept events, oldest first. */
    List<HistoryEvent> history(ExecutionId id) throws GatewayException;

    Optional<String> definition(ExecutionId id) throws GatewayException;

    /** AWS knows it no more. */
    void gone(ExecutionId id) throws GatewayException;

    /** The newest first. */
    List<KeptExecution> find(ArchiveQuery query) throws GatewayException;

    Optional<ExecutionDetails> details(ExecutionId id) throws GatewayException;

    /** The newest of those whose input and output were not read since their status changed. */
    Optional<ExecutionId> undescribed() throws GatewayException;

    /** Executions that AWS may still know and that are over, described, and without events: first those that failed, then the newest. */
    List<ExecutionId> withoutEvents(int limit) throws GatewayException;

    ArchiveState state() throws GatewayException;

    /** What the kept executions tell together: how the last day went, and how long each state machine's runs take. */
    KnownRuns runs(Instant now) throws GatewayException;

    /** Removes what is older or more than wanted. */
    void retain(Retention retention, Instant now) throws GatewayException;

    /** Removes all, also a database that cannot be read. */
    void clear() throws GatewayException;

    @Override
    void close();
}
