package dev.signalbox.console.screen.batch;

import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.batch.BatchOverview;
import dev.signalbox.console.model.batch.JobStatus;
import dev.signalbox.console.model.batch.JobSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * A line of the table of jobs.
 *
 * @param inState for waiting and running jobs since when, for ended ones how long ago, in whole seconds
 * @param why what there is to say about the state
 */
public record JobRow(JobSummary job, Duration inState, String why) {
    static JobRow of(JobSummary job, BatchOverview overview, Instant now) {
        var age = Duration.ofSeconds(Math.max(0, Duration.between(job.inStateSince(), now).toSeconds()));
        return new JobRow(job, age, why(job, overview));
    }

    String id() {
        return job.id();
    }

    private static String why(JobSummary job, BatchOverview overview) {
        if (job.status() == JobStatus.RUNNABLE) {
            return runnable(job, overview);
        }
        var exit = job.exitCode().map(code -> Texts.text("batch.exit", Integer.toString(code)));
        var reason = job.containerReason().or(job::statusReason);
        if (job.status() == JobStatus.SUCCEEDED || reason.isEmpty()) {
            return exit.orElse("");
        }
        return exit.map(e -> e + ": ").orElse("") + reason.get();
    }

    private static String runnable(JobSummary job, BatchOverview overview) {
        int ahead = overview.ahead(job);
        return job.statusReason().orElseGet(
                () -> ahead == 0 ? Texts.text("batch.why.next") : Texts.text("batch.why.behind", ahead));
    }

    /** Whether name or id contain the text. */
    boolean matches(String text) {
        var wanted = text.strip().toLowerCase(Locale.ROOT);
        return job.name().toLowerCase(Locale.ROOT).contains(wanted) || job.id().contains(wanted);
    }
}
