package dev.signalbox.console.screen.batch.jobs;

import dev.signalbox.console.fx.Texts;
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
    /** @param ahead how many RUNNABLE jobs go before */
    static JobRow of(JobSummary job, int ahead, Instant now) {
        var age = Duration.ofSeconds(Math.max(0, Duration.between(job.inStateSince(), now).toSeconds()));
        return new JobRow(job, age, why(job, ahead));
    }

    String id() {
        return job.id();
    }

    private static String why(JobSummary job, int ahead) {
        if (job.isArray() && !job.status().ended()) {
            return Texts.text("batch.why.array", job.arrayPart().map(JobSummary.ArrayPart::size).orElse(0));
        }
        if (job.status() == JobStatus.PENDING) {
            return Texts.text("batch.why.pending");
        }
        if (job.status() == JobStatus.RUNNABLE) {
            return job.statusReason().orElseGet(() -> ahead == 0 ? Texts.text("batch.why.next")
                    : Texts.text("batch.why.behind", ahead));
        }
        var exit = job.exitCode().map(code -> Texts.text("batch.exit", Integer.toString(code)));
        var reason = job.containerReason().or(job::statusReason);
        if (job.status() == JobStatus.SUCCEEDED || reason.isEmpty()) {
            return exit.orElse("");
        }
        return exit.map(e -> e + ": ").orElse("") + reason.get();
    }

    /** Whether name or id contain the text. */
    boolean matches(String text) {
        var wanted = text.strip().toLowerCase(Locale.ROOT);
        return job.name().toLowerCase(Locale.ROOT).contains(wanted) || job.id().contains(wanted);
    }
}
