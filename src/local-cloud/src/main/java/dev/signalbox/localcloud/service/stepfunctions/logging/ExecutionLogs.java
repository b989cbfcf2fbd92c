package dev.signalbox.localcloud.service.stepfunctions.logging;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.states.ExecutionOutcome;
import dev.signalbox.states.Journal;
import dev.signalbox.states.JournalEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.LogLevel;
import software.amazon.awssdk.services.sfn.model.LoggingConfiguration;

/** Writes what executions record to the logs, when it is durable. Executions neither wait for a log nor fail by it. */
public final class ExecutionLogs {
    private static final String PROBE_STREAM = "log_stream_created_by_aws_to_validate_log_delivery_subscriptions";
    private static final String PROBE = "Permissions are set correctly to allow AWS CloudWatch Logs to write into your "
            + "logs while creating a subscription.";

    private final CloudContext context;
    private final LogWriter writer;

    public ExecutionLogs(CloudContext context) {
        this.context = context;
        this.writer = new LogWriter(context);
    }

    /** Shows that a state machine with this configuration can log. */
    public void subscribe(@Nullable LoggingConfiguration configuration) {
        if (configuration != null && configuration.level() != null && configuration.level() != LogLevel.OFF) {
            LoggedExecution.group(configuration).ifPresent(group -> writer.write(new LogWriter.Line(group,
                    PROBE_STREAM, context.time().now(), PROBE)));
        }
    }

    /** The same journal, whose events are logged too. */
    public Journal around(Journal journal, LoggedExecution execution) {
        return execution.group().isEmpty() ? journal : new LoggedJournal(journal, execution);
    }

    /** Logs the events among these, which were recorded in another way. */
    public void log(List<JournalEntry> entries, LoggedExecution execution) {
        execution.group().ifPresent(group -> entries.stream().flatMap(e -> e.event().stream()).filter(
                execution::logs).forEach(e -> writer.write(new LogWriter.Line(group, writer.stream(group, execution
                        .stateMachineArn()), e.timestamp(), LogMessage.of(e, execution)))));
    }

    /** Returns when what was logged is written. */
    public void close() {
        writer.close();
    }

    private final class LoggedJournal implements Journal {
        private final Journal journal;
        private final LoggedExecution execution;

        LoggedJournal(Journal journal, LoggedExecution execution) {
            this.journal = journal;
            this.execution = execution;
        }

        @Override
        public long maxEvents() {
            return journal.maxEvents();
        }

        @Override
        public void save(List<JournalEntry> entries) {
            journal.save(entries);
            log(entries, execution);
        }

        @Override
        public void finish(List<JournalEntry> entries, ExecutionOutcome outcome) {
            journal.finish(entries, outcome);
            log(entries, execution);
        }
    }
}
