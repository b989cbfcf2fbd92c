package dev.signalbox.console.store;

import dev.signalbox.deploy.DeployEvent;
import dev.signalbox.deploy.StackEvent;
import java.util.HashSet;
import java.util.Set;

/**
 * How far CloudFormation is with a stack, by its resources. How long the rest takes is not told: a queue is there in seconds, a compute
 * environment in minutes, so no rate says anything. One thread only.
 */
final class StackProgress {
    private final Set<String> ended = new HashSet<>();
    private int all;
    private boolean rollsBack;

    /** Told how far it is, in words and as a share; the share is negative when it is not known. */
    @FunctionalInterface
    interface Listener {
        void progress(double share, String words);
    }

    void heard(DeployEvent event, Listener listener) {
        switch (event) {
            case DeployEvent.ResourcesCounted(int count) -> all = count;
            case DeployEvent.Progress(StackEvent of) -> heard(of, listener);
            case DeployEvent.StepStarted(_),DeployEvent.StepFinished(_, _),DeployEvent.ArtifactStored(_, _, _, _) -> {
                // the steps are shown elsewhere
            }
        }
    }

    private void heard(StackEvent event, Listener listener) {
        String now = event.logicalId() + " " + event.status();
        rollsBack |= event.aboutStack() && event.status().contains("ROLLBACK");
        if (!event.aboutStack() && (event.status().endsWith("_COMPLETE") || event.status().equals("DELETE_SKIPPED"))) {
            ended.add(event.logicalId());
        }
        if (rollsBack) {
            listener.progress(-1, "Rolling back · " + now);
        } else if (all < Math.max(1, ended.size())) {
            listener.progress(-1, now);
        } else {
            listener.progress((double) ended.size() / all, ended.size() + " of " + all + " resources · " + now);
        }
    }
}
