package dev.signalbox.console.gateway.aws;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.LogsGateway;
import dev.signalbox.console.model.LogLine;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;

/** Asks CloudWatch Logs. */
public final class AwsLogsGateway implements LogsGateway {
    private static final int PAGES = 20;

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

    @Override
    public List<LogLine> between(String group, Instant from, Optional<Instant> to, int lines) throws GatewayException {
        Deque<LogLine> last = new ArrayDeque<>();
        String token = null;
        int pages = 0;
        do {
            var page = page(group, from, to, token);
            page.events().forEach(e -> last.add(new LogLine(Instant.ofEpochMilli(e.timestamp()), e.message())));
            while (last.size() > lines) {
                last.remove();
            }
            token = page.nextToken();
            pages++;
        } while (token != null && pages < PAGES);
        return List.copyOf(last);
    }

    private FilterLogEventsResponse page(String group, Instant from, Optional<Instant> to, @Nullable String token)
            throws GatewayException {
        return calls.call(() -> logs.get().filterLogEvents(r -> r.logGroupName(group).startTime(from.toEpochMilli())
                .endTime(to.map(Instant::toEpochMilli).orElse(null)).nextToken(token)));
    }
}
