package dev.signalbox.console.gateway.aws;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.LogsGateway;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.LogLine;
import dev.signalbox.console.model.logs.LogSource;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.LoggingConfig;

/**
 * Asks CloudWatch Logs, which lets an account and Region list events 5 to 10 times a second: every question is told in as few
 * calls as it takes, and ends after {@value LogsGateway#CALLS}. Pages may be empty although more follow.
 */
public final class AwsLogsGateway implements LogsGateway {
    private final Lazy<CloudWatchLogsClient> logs;
    private final Lazy<LambdaClient> functions;
    private final AwsCalls calls;

    public AwsLogsGateway(AwsClients clients) {
        logs = new Lazy<>(() -> clients.client(CloudWatchLogsClient.builder()));
        functions = new Lazy<>(() -> clients.client(LambdaClient.builder()));
        calls = new AwsCalls(clients.connection());
    }

    @Override
    public List<LogLine> tail(String group, String stream, int lines) throws GatewayException {
        String token = null;
        for (int page = 0; page < CALLS; page++) {
            String from = token;
            var answer = ask("logs:GetLogEvents", () -> logs.get().getLogEvents(r -> r.logGroupName(group)
                    .logStreamName(stream)
                    .limit(
                            lines).startFromHead(false).nextToken(from)));
            if (!answer.events().isEmpty() || answer.nextBackwardToken() == null || answer.nextBackwardToken().equals(
                    from)) {
                return answer.events().stream().map(AwsLogsGateway::line).toList();
            }
            token = answer.nextBackwardToken();
        }
        return List.of();
    }

    private static LogLine line(OutputLogEvent event) {
        return new LogLine(Instant.ofEpochMilli(event.timestamp()), event.message());
    }

    @Override
    public Found between(String group, Instant from, Optional<Instant> to, int lines) throws GatewayException {
        return new LogSearch(this::page, request(group), from, lines).before(to);
    }

    @Override
    public Found matching(String group, String pattern, Instant from, int lines) throws GatewayException {
        return new LogSearch(this::page, filtered(group, pattern), from, lines).before(Optional.empty());
    }

    @Override
    public Found further(String group, String pattern, Instant from, Rest rest, int lines) throws GatewayException {
        return new LogSearch(this::page, filtered(group, pattern), from, lines).further(rest);
    }

    private static FilterLogEventsRequest.Builder filtered(String group, String pattern) {
        return pattern.isBlank() ? request(group) : request(group).filterPattern(pattern);
    }

    @Override
    public String groupOf(String function) throws GatewayException {
        var config = ask("lambda:GetFunctionConfiguration", () -> functions.get().getFunctionConfiguration(r -> r
                .functionName(function))).loggingConfig();
        return Optional.ofNullable(config).map(LoggingConfig::logGroup).orElseGet(() -> LogSource.Function.usualGroup(
                function));
    }

    @Override
    public Optional<Integer> keptDays(String group) throws GatewayException {
        return calls.call(() -> AwsCalls.unlessDenied(() -> logs.get().describeLogGroups(r -> r.logGroupNamePrefix(
                group)).logGroups(), List.<LogGroup>of())).stream().filter(g -> group.equals(g.logGroupName()))
                .findFirst().map(LogGroup::retentionInDays);
    }

    @Override
    public OfRequest ofRequest(Request request, int most, int lines) throws GatewayException {
        var calm = new LogCalls(most);
        var begins = new ArrayList<Begin>();
        String token = null;
        do {
            var page = page(during(request(request.group()), request.from(), request.to()).filterPattern("\"" + request
                    .id()
                    + "\""), token);
            page.events().stream().filter(e -> begins.stream().noneMatch(b -> b.stream().equals(e.logStreamName())))
                    .forEach(e -> begins.add(new Begin(e.logStreamName(), e.timestamp())));
            token = page.nextToken();
        } while (token != null && calm.more());
        var last = new ArrayDeque<LogLine>();
        for (var begin : begins) { // an attempt that Lambda makes again has the same id, mostly in another stream
            read(request, begin, calm, last);
            while (last.size() > lines) {
                last.remove();
            }
        }
        return new OfRequest(List.copyOf(last), !calm.exhausted());
    }

    /** From the first line that names the request to its report: an environment does one request at a time. */
    private void read(Request request, Begin begin, LogCalls calm, Deque<LogLine> into) throws GatewayException {
        String token = null;
        boolean more = true;
        while (more && calm.more()) {
            String from = token;
            var answer = ask("logs:GetLogEvents", () -> logs.get().getLogEvents(r -> r.logGroupName(request.group())
                    .logStreamName(
                            begin.stream()).startTime(begin.at()).endTime(request.to().map(t -> t.toEpochMilli() + 1)
                                    .orElse(
                                            null)).startFromHead(true).nextToken(from)));
            for (var event : answer.events()) {
                into.add(line(event));
                if (request.isReport(event.message())) {
                    return;
                }
            }
            token = answer.nextForwardToken();
            more = token != null && !token.equals(from);
        }
    }

    private static FilterLogEventsRequest.Builder request(String group) {
        return FilterLogEventsRequest.builder().logGroupName(group);
    }

    private static FilterLogEventsRequest.Builder during(FilterLogEventsRequest.Builder request, Instant from,
            Optional<Instant> to) {
        return request.startTime(from.toEpochMilli()).endTime(to.map(Instant::toEpochMilli).orElse(null));
    }

    /** A refusal names the permission that is missing, also where an endpoint does not. */
    private <T> T ask(String action, Supplier<T> call) throws GatewayException {
        try {
            return calls.call(call);
        } catch (GatewayException e) {
            if (e.failure() instanceof Failure.Denied(var code, var message, var id) && code.startsWith("AccessDenied")
                    && !message.contains(action)) {
                throw new GatewayException(new Failure.Denied(code, action + " is missing. " + message, id), e);
            }
            throw e;
        }
    }

    private FilterLogEventsResponse page(FilterLogEventsRequest.Builder request, @Nullable String token)
            throws GatewayException {
        return ask("logs:FilterLogEvents", () -> logs.get().filterLogEvents(request.nextToken(token).build()));
    }

    private record Begin(String stream, long at) {}
}
