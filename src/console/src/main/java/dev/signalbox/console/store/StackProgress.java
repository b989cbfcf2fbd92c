package dev.signalbox.console.store;

import dev.signalbox.deploy.DeployEvent;
import dev.signalbox.deploy.StackEvent;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How far CloudFormation is with a stack, by its resources. How long the rest takes is not told: a queue is there in seconds, a compute
 * environment in minutes, so no rate says anything. One thread only.
 */
final class StackProgress {
    private final Set<String> ended = new HashSet<>();
    private Optional<StackEvent> firstFailure = Optional.empty();
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
            case DeployEvent.BucketEmptied(String bucket, long objects) -> listener.progress(-1, String.format(
                    Locale.ROOT, "Emptying %s · %,d objects deleted", bucket, objects));
            case DeployEvent.ArtifactSent(String name, long bytes, long allBytes) -> listener.progress(
                    (double) bytes / allBytes, String.format(Locale.ROOT, "Uploading %s · %,d of %,d KiB", name, bytes
                            / 1024, allBytes / 1024));
            case DeployEvent.StepStarted(_),DeployEvent.StepFinished(_, _),DeployEvent.ArtifactStored(_, _, _, _),DeployEvent.Checked(_),DeployEvent.Planned(_, _),DeployEvent.CostsTold(_) -> {
                // the steps are shown elsewhere
            }
        }
    }

    private void heard(StackEvent event, Listener listener) {
        String now = event.logicalId() + " " + event.status() + cause(event);
        rollsBack |= event.aboutStack() && event.status().contains("ROLLBACK");
        if (!event.aboutStack() && (event.status().endsWith("_COMPLETE") || event.status().equals("DELETE_SKIPPED"))) {
            ended.add(event.stackId() + " " + event.logicalId());
        }
        if (rollsBack) {
            listener.progress(-1, "Rolling back · " + now);
        } else if (all == 0) {
            listener.progress(-1, now);
        } else {
            int done = Math.min(all, ended.size()); // what is inside a nested stack may not have been counted before
            listener.progress((double) done / all, done + " of " + all + " resources · " + now);
        }
    }

    /** Events come in the order in which they happened, so what a nested stack makes of a failure comes after it. */
    private String cause(StackEvent event) {
        if (firstFailure.isEmpty() && event.rootFailure()) {
            firstFailure = Optional.of(event);
            return event.reason().map(r -> " · " + r).orElse("");
        }
        return firstFailure.map(f -> " · first failure " + f.logicalId() + f.reason().map(r -> ": " + r).orElse(""))
                .orElse("");
    }
}
