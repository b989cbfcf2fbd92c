package dev.signalbox.localcloud.service.stepfunctions.logging;

import dev.signalbox.states.HistoryEvent;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.sfn.model.LogLevel;
import software.amazon.awssdk.services.sfn.model.LoggingConfiguration;

/**
 * An execution whose events may be logged.
 *
 * @param redrives so far
 */
public record LoggedExecution(String arn, String stateMachineArn, int redrives, LoggingConfiguration configuration) {
    private static final String GROUP = ":log-group:";
    private static final Set<String> FATAL = Set.of("ExecutionAborted", "ExecutionFailed", "ExecutionTimedOut");

    /** The group that it logs to, if it logs at all. */
    Optional<String> group() {
        return configuration.level() == LogLevel.OFF ? Optional.empty() : group(configuration);
    }

    static Optional<String> group(LoggingConfiguration configuration) {
        return configuration.destinations().stream().map(d -> d.cloudWatchLogsLogGroup().logGroupArn()).map(a -> a
                .substring(a.indexOf(GROUP) + GROUP.length()).replaceFirst(":\\*$", "")).findFirst();
    }

    boolean withData() {
        return Boolean.TRUE.equals(configuration.includeExecutionData());
    }

    /** Whether events of the type are logged, by <a href=
     * "https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html#cloudwatch-log-level">AWS's table</a>. */
    boolean logs(HistoryEvent event) {
        var type = event.type();
        return switch (configuration.level()) {
            case ALL -> true;
            case ERROR -> type.endsWith("Failed") || type.endsWith("Aborted") || type.endsWith("TimedOut") || type
                    .equals("FailStateEntered");
            case FATAL -> FATAL.contains(type);
            case OFF, UNKNOWN_TO_SDK_VERSION -> false;
        };
    }
}
