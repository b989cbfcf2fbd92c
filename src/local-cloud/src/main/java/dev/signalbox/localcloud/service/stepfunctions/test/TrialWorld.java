package dev.signalbox.localcloud.service.stepfunctions.test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

/**
 * What a state under test may do outside itself: one call. Jobs, callbacks and Map Runs are always mocked.
 *
 * @param context the context object
 */
record TrialWorld(CloudContext cloud, Tasks tasks, String roleArn, ObjectNode context) implements Effects {
    @Override
    public Instant now() {
        return cloud.time().now().truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public double random() {
        return ThreadLocalRandom.current().nextDouble();
    }

    @Override
    public String newTaskToken(String callId) {
        return context.path("Task").path("Token").asText(UUID.randomUUID().toString());
    }

    @Override
    public String region() {
        return cloud.identity().region();
    }

    @Override
    public Pending at(Instant when, Runnable action) {
        return cloud.time().at(when, action)::cancel;
    }

    @Override
    public TaskOutcome perform(TaskCall call) {
        return tasks.perform(call, roleArn);
    }

    @Override
    public Pending watch(TaskCall call, JsonNode submitted, Consumer<TaskOutcome> ended) {
        throw new IllegalStateException("A state under test has no jobs: " + call);
    }

    @Override
    public void cancel(TaskCall call, JsonNode submitted) {
        throw new IllegalStateException("A state under test has no jobs: " + call);
    }

    @Override
    public String newMapRunArn(String label) {
        return cloud.arn("states", "mapRun:" + label + ":" + UUID.randomUUID());
    }

    @Override
    public Pending mapRun(MapRunOrder order, Consumer<TaskOutcome> ended) {
        throw new IllegalStateException("A state under test has no Map Runs: " + order.arn());
    }

    @Override
    public void abortMapRun(String mapRunArn) {
        throw new IllegalStateException("A state under test has no Map Runs: " + mapRunArn);
    }
}
