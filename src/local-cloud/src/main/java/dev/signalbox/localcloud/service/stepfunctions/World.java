package dev.signalbox.localcloud.service.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.states.Effects;
import dev.signalbox.states.MapRunOrder;
import dev.signalbox.states.TaskCall;
import dev.signalbox.states.TaskOutcome;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/** What one execution may do outside itself. */
final class World implements Effects {
    private final CloudContext context;
    private final Integrations integrations;
    private final MapRuns mapRuns;
    private final Receipts receipts;
    private final String executionArn;

    World(CloudContext context, Integrations integrations, MapRuns mapRuns, Receipts receipts, String executionArn) {
        this.context = context;
        this.integrations = integrations;
        this.mapRuns = mapRuns;
        this.receipts = receipts;
        this.executionArn = executionArn;
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
    public TaskOutcome perform(TaskCall call) {
        return receipts.perform(call, () -> integrations.of(call.resource()).perform(call));
    }

    @Override
    public Pending watch(TaskCall call, JsonNode submitted, Consumer<TaskOutcome> ended) {
        return integrations.of(call.resource()).watch(call, submitted, ended);
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
        integrations.of(call.resource()).cancel(call, submitted);
    }
}
