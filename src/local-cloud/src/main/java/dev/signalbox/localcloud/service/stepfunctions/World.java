package dev.signalbox.localcloud.service.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.ServiceError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import dev.signalbox.states.Effects;
import dev.signalbox.states.MapRunOrder;
import dev.signalbox.states.TaskCall;
import dev.signalbox.states.TaskOutcome;
import dev.signalbox.states.TaskResource;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/** What one execution may do outside itself. */
final class World implements Effects {
    private static final Logger LOG = LoggerFactory.getLogger(World.class);

    private final CloudContext context;
    private final Integrations integrations;
    private final MapRuns mapRuns;
    private final Receipts receipts;
    private final String executionArn;
    private final Acting acting;

    World(CloudContext context, Integrations integrations, MapRuns mapRuns, Receipts receipts,
            ExecutionRecord execution) {
        this.context = context;
        this.integrations = integrations;
        this.mapRuns = mapRuns;
        this.receipts = receipts;
        this.executionArn = execution.arn();
        this.acting = Acting.of(context, execution);
    }

    @Override
    public Instant now() {
        return context.time().now().truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public double random() {
        return ThreadLocalRandom.current().nextDouble();
    }

    @Override
    public String newTaskToken(String callId) {
        return TaskToken.create(executionArn).text();
    }

    @Override
    public String region() {
        return context.identity().region();
    }

    @Override
    public Pending at(Instant when, Runnable action) {
        return context.time().at(when, action)::cancel;
    }

    @Override
    public Optional<String> missing(TaskResource resource) {
        return integrations.of(resource).missing(resource);
    }

    @Override
    public TaskOutcome perform(TaskCall call) {
        try {
            return acting.get().call(() -> receipts.perform(call, () -> integrations.of(call.resource()).perform(
                    call)));
        } catch (AwsServiceException e) {
            return notAssumed(e);
        }
    }

    @Override
    public JsonNode accepted(TaskResource resource, JsonNode parameters) {
        return integrations.accepted(resource, parameters);
    }

    @Override
    public Pending watch(TaskCall call, JsonNode submitted, Consumer<TaskOutcome> ended) {
        try {
            return acting.get().call(() -> integrations.of(call.resource()).watch(call, submitted, ended));
        } catch (AwsServiceException e) {
            ended.accept(notAssumed(e));
            return () -> {};
        }
    }

    /** Integrations report their own failures, so this is of the role. */
    private static TaskOutcome notAssumed(AwsServiceException e) {
        return new TaskOutcome.Failed("States.Runtime", ServiceError.messageOf(e));
    }

    @Override
    public String newMapRunArn(String label) {
        var parts = executionArn.split(":", -1);
        return context.arn("states", "mapRun:" + parts[6] + "/" + label + ":" + UUID.randomUUID());
    }

    @Override
    public Pending mapRun(MapRunOrder order, Consumer<TaskOutcome> ended) {
        return mapRuns.begin(order, ended);
    }

    @Override
    public void abortMapRun(String mapRunArn) {
        mapRuns.abort(mapRunArn);
    }

    @Override
    public void cancel(TaskCall call, JsonNode submitted) {
        try {
            acting.get().call(() -> {
                integrations.of(call.resource()).cancel(call, submitted);
                return submitted;
            });
        } catch (AwsServiceException e) {
            LOG.warn("{} of {} cannot be cancelled: {}", call.resource().arn(), executionArn, ServiceError.messageOf(
                    e));
        }
    }
}
