package dev.signalbox.console.screen.pipelines.gallery;

import dev.signalbox.states.Definition;
import dev.signalbox.states.StateMachine;

/** What stands for a pipeline that is a service, drawn as states are: what answers requests, and what works behind it. */
final class ServicePicture {
    private static final String PARTS = """
            {"StartAt": "api", "States": {
              "api": {"Type": "Task", "Resource": "api", "Next": "jobs"},
              "jobs": {"Type": "Parallel", "End": true, "Branches": [
                {"StartAt": "processor", "States": {"processor": {"Type": "Task", "Resource": "processor", "End": true}}},
                {"StartAt": "notifier", "States": {"notifier": {"Type": "Task", "Resource": "notifier", "End": true}}}]}}}
            """;

    private ServicePicture() {}

    static StateMachine parts() {
        return Definition.read(PARTS).machine();
    }
}
