package dev.signalbox.localcloud.service.logs;

import dev.signalbox.localcloud.runtime.AwsService;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.runtime.Time;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogStreamRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogStreamResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteRetentionPolicyResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyResponse;

/** CloudWatch Logs. */
public final class LogsService implements AwsService {
    private static final Set<Integer> RETENTIONS = Set.of(1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731,
            1096, 1827, 2192, 2557, 2922, 3288, 3653);
    private static final Duration BETWEEN_SWEEPS = Duration.ofHours(1);

    private final CloudContext context;
    private final LogStore store;
    private volatile Time.Timer nextSweep = () -> {};

    public LogsService(CloudContext context) {
        this.context = context;
        this.store = new LogStore(context.store(), LogStore.KEPT_PER_STREAM);
    }

    @Override
    public void register(Operations operations) {
        var writing = new LogWriting(store, context.time());
        var reading = new LogReading(store);
        var describing = new LogDescribing(context, store);
        operations.on(CreateLogGroupRequest.class, this::createLogGroup).on(DeleteLogGroupRequest.class,
                this::deleteLogGroup).on(DescribeLogGroupsRequest.class, describing::describeLogGroups).on(
                        PutRetentionPolicyRequest.class, this::putRetentionPolicy).on(
                                DeleteRetentionPolicyRequest.class, this::deleteRetentionPolicy);
        operations.on(CreateLogStreamRequest.class, this::createLogStream).on(DeleteLogStreamRequest.class,
                this::deleteLogStream).on(DescribeLogStreamsRequest.class, describing::describeLogStreams).on(
                        PutLogEventsRequest.class, writing::putLogEvents).on(GetLogEventsRequest.class,
                                reading::getLogEvents).on(FilterLogEventsRequest.class, new LogFiltering(
                                        store)::filterLogEvents);
        new LogTags(store).register(operations);
    }

    @Override
    public void resume() {
        nextSweep = context.time().at(context.time().now().plus(BETWEEN_SWEEPS), this::sweep);
    }

    private void sweep() {
        for (var group : store.groups("")) {
            group.retentionDays().ifPresent(days -> store.expire(group, context.time().now().minus(Duration.ofDays(
                    days)).toEpochMilli()));
        }
        resume();
    }

    @Override
    public void close() {
        nextSweep.cancel();
    }

    private CreateLogGroupResponse createLogGroup(CreateLogGroupRequest request) {
        if (request.kmsKeyId() != null) {
            throw LogErrors.invalid("The local cloud does not implement encryption of log groups (kmsKeyId).");
        }
        store.create(new Group(LogNames.newGroup(request.logGroupName()), context.time().now(), Optional.empty(), Map
                .copyOf(request.tags())));
        return CreateLogGroupResponse.builder().build();
    }

    private DeleteLogGroupResponse deleteLogGroup(DeleteLogGroupRequest request) {
        store.deleteGroup(LogNames.required(request.logGroupName(), "logGroupName"));
        return DeleteLogGroupResponse.builder().build();
    }

    private PutRetentionPolicyResponse putRetentionPolicy(PutRetentionPolicyRequest request) {
        var group = store.group(LogNames.required(request.logGroupName(), "logGroupName"));
        var days = request.retentionInDays();
        if (days == null || !RETENTIONS.contains(days)) {
            throw LogErrors.invalid("1 validation error detected: Value '" + days
                    + "' at 'retentionInDays' failed to satisfy constraint: Member must satisfy enum value set: "
                    + RETENTIONS.stream().sorted().toList());
        }
        store.replace(group.withRetention(Optional.of(days)));
        return PutRetentionPolicyResponse.builder().build();
    }

    private DeleteRetentionPolicyResponse deleteRetentionPolicy(DeleteRetentionPolicyRequest request) {
        var group = store.group(LogNames.required(request.logGroupName(), "logGroupName"));
        store.replace(group.withRetention(Optional.empty()));
        return DeleteRetentionPolicyResponse.builder().build();
    }

    private CreateLogStreamResponse createLogStream(CreateLogStreamRequest request) {
        store.create(new Stream(LogNames.required(request.logGroupName(), "logGroupName"), LogNames.newStream(request
                .logStreamName()), context.time().now(), Optional.empty(), Optional.empty(), Optional.empty(), 0, 0));
        return CreateLogStreamResponse.builder().build();
    }

    private DeleteLogStreamResponse deleteLogStream(DeleteLogStreamRequest request) {
        store.deleteStream(LogNames.required(request.logGroupName(), "logGroupName"), LogNames.required(request
                .logStreamName(), "logStreamName"));
        return DeleteLogStreamResponse.builder().build();
    }
}
