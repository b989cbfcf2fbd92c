package dev.signalbox.localcloud.service.logs;

import dev.signalbox.localcloud.runtime.CloudContext;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroupClass;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import software.amazon.awssdk.services.cloudwatchlogs.model.OrderBy;

/** Lists groups and streams, 50 at a time. Tokens are the number of entries already shown. */
final class LogDescribing {
    private static final int PAGE = 50;

    private final CloudContext context;
    private final LogStore store;

    LogDescribing(CloudContext context, LogStore store) {
        this.context = context;
        this.store = store;
    }

    private record Page<T>(List<T> items, @Nullable String next) {
        static <T> Page<T> of(List<T> all, @Nullable String token, @Nullable Integer limit) {
            int from = Math.min(all.size(), start(token));
            if (limit != null && (limit < 1 || limit > PAGE)) {
                throw LogErrors.invalid("1 validation error detected: Value '" + limit
                        + "' at 'limit' failed to satisfy constraint: Member must have value " + (limit < 1
                                ? "greater than or equal to 1"
                                : "less than or equal to " + PAGE));
            }
            int to = Math.min(all.size(), from + (limit == null ? PAGE : limit));
            return new Page<>(all.subList(from, to), to < all.size() ? Integer.toString(to) : null);
        }

        private static int start(@Nullable String token) {
            try {
                return token == null ? 0 : Integer.parseUnsignedInt(token);
            } catch (NumberFormatException e) {
                throw LogErrors.invalid("The specified nextToken is invalid.");
            }
        }
    }

    DescribeLogGroupsResponse describeLogGroups(DescribeLogGroupsRequest request) {
        if (request.logGroupNamePrefix() != null && request.logGroupNamePattern() != null) {
            throw LogErrors.invalid(
                    "LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.");
        }
        var pattern = Optional.ofNullable(request.logGroupNamePattern()).orElse("");
        var all = store.groups(Optional.ofNullable(request.logGroupNamePrefix()).orElse("")).stream().filter(
                group -> group.name().contains(pattern)).toList();
        var page = Page.of(all, request.nextToken(), request.limit());
        return DescribeLogGroupsResponse.builder().logGroups(page.items().stream().map(this::group).toList()).nextToken(
                page.next()).build();
    }

    private LogGroup group(Group group) {
        var arn = arn(group.name());
        return LogGroup.builder().logGroupName(group.name()).arn(arn + ":*").logGroupArn(arn).creationTime(group
                .created().toEpochMilli()).retentionInDays(group.retentionDays().orElse(null)).metricFilterCount(0)
                .logGroupClass(LogGroupClass.STANDARD).build();
    }

    DescribeLogStreamsResponse describeLogStreams(DescribeLogStreamsRequest request) {
        var group = LogNames.group(request.logGroupName(), request.logGroupIdentifier());
        boolean byTime = request.orderBy() == OrderBy.LAST_EVENT_TIME;
        if (byTime && request.logStreamNamePrefix() != null) {
            throw LogErrors.invalid("Cannot order by LastEventTime with a logStreamNamePrefix.");
        }
        var order = byTime ? Comparator.comparing((Stream stream) -> stream.lastEvent().orElse(0L)).thenComparing(
                Stream::name) : Comparator.comparing(Stream::name);
        var all = store.streams(group, Optional.ofNullable(request.logStreamNamePrefix()).orElse("")).stream().sorted(
                Boolean.TRUE.equals(request.descending()) ? order.reversed() : order).toList();
        var page = Page.of(all, request.nextToken(), request.limit());
        return DescribeLogStreamsResponse.builder().logStreams(page.items().stream().map(this::stream).toList())
                .nextToken(page.next()).build();
    }

    private LogStream stream(Stream stream) {
        return LogStream.builder().logStreamName(stream.name()).arn(arn(stream.group()) + ":log-stream:" + stream
                .name()).creationTime(stream.created().toEpochMilli()).firstEventTimestamp(stream.firstEvent().orElse(
                        null)).lastEventTimestamp(stream.lastEvent().orElse(null)).lastIngestionTime(stream
                                .lastIngestion().orElse(null)).uploadSequenceToken("any").build();
    }

    String arn(String group) {
        return context.arn("logs", "log-group:" + group);
    }
}
