package dev.signalbox.console.gateway.aws;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.LogsGateway;
import dev.signalbox.console.model.LogLine;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/** Asks CloudWatch Logs. */
public final class AwsLogsGateway implements LogsGateway {
    private final Lazy<CloudWatchLogsClient> logs;
    private final AwsCalls calls;

    public AwsLogsGateway(AwsClients clients) {
        logs = new Lazy<>(() -> clients.client(CloudWatchLogsClient.builder()));
        calls = new AwsCalls(clients.connection());
    }

    @Override
    public List<LogLine> tail(String group, String stream, int lines) throws GatewayException {
        var answer = calls.call(() -> logs.get().getLogEvents(
                r -> r.logGroupName(group).logStreamName(stream).limit(lines).startFromHead(false)));
        return answer.events().stream().map(e -> new LogLine(Instant.ofEpochMilli(e.timestamp()), e.message()))
                .toList();
    }
}
