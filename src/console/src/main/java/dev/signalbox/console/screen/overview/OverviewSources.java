package dev.signalbox.console.screen.overview;

import dev.signalbox.console.model.ExecutionList;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.PendingCallback;
import dev.signalbox.console.model.batch.BatchOverview;
import dev.signalbox.console.store.Topic;
import dev.signalbox.console.store.overview.LandedFiles;
import dev.signalbox.console.store.overview.RecentFailures;
import dev.signalbox.console.store.overview.RunRecord;
import dev.signalbox.deploy.PipelineCatalogue;
import dev.signalbox.deploy.StackSummary;
import java.util.List;

/** What the overview reads: mostly what other screens keep fresh anyway. */
public record OverviewSources(PipelineCatalogue catalogue, Topic<Loadable<List<StackSummary>>> stacks,
        Topic<Loadable<ExecutionList>> executions, Topic<Loadable<List<PendingCallback>>> waits,
        Topic<Loadable<BatchOverview>> batch, RunRecord record, RecentFailures failures, LandedFiles files,
        Refreshes refreshes) {
    /** How to ask for what nobody else asks for while the overview is shown. */
    public record Refreshes(Runnable stacks, Runnable executions, Runnable waits, Runnable batch) {}
}
