package dev.signalbox.localcloud.service.stepfunctions;

import dev.signalbox.localcloud.store.DurableMap;
import dev.signalbox.states.TaskCall;
import dev.signalbox.states.TaskOutcome;
import dev.signalbox.states.TaskResource;
import java.util.Optional;

/** Tasks that workers fetch with {@code GetActivityTask}. */
final class ActivityTask implements Integration {
    private final DurableMap<ActivityRecord> activities;
    private final ActivityQueues queues;

    ActivityTask(DurableMap<ActivityRecord> activities, ActivityQueues queues) {
        this.activities = activities;
        this.queues = queues;
    }

    @Override
    public boolean supports(TaskResource resource) {
        return resource.kind() == TaskResource.Kind.ACTIVITY;
    }

    @Override
    public Optional<String> missing(TaskResource resource) {
        return activities.contains(resource.arn()) ? Optional.empty()
                : Optional.of("The activity " + resource.arn() + " does not exist.");
    }

    @Override
    public TaskOutcome perform(TaskCall call) {
        var arn = call.resource().arn();
        if (!activities.contains(arn)) {
            return new TaskOutcome.Failed("States.Runtime", "The activity '" + arn + "' does not exist");
        }
        queues.offer(arn, new ActivityQueues.Offer(call.token().orElseThrow(), Payloads.text(call.parameters())));
        return new TaskOutcome.Succeeded(Payloads.object());
    }
}
