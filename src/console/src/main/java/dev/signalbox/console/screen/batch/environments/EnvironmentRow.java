package dev.signalbox.console.screen.batch.environments;

import dev.signalbox.console.model.StatusWord;
import dev.signalbox.console.model.batch.ComputeEnvironment;
import dev.signalbox.console.screen.batch.jobs.QueueRow;
import java.util.List;

/**
 * A line of the table of compute environments.
 *
 * @param used vCPUs that jobs hold on it
 * @param queues that try it
 */
record EnvironmentRow(ComputeEnvironment environment, double used, int jobs, List<String> queues) {
    String name() {
        return environment.name();
    }

    StatusWord state() {
        return QueueRow.state(environment.enabled(), environment.status());
    }
}
