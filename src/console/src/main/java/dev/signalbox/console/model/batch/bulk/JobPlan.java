package dev.signalbox.console.model.batch.bulk;

import dev.signalbox.console.model.batch.JobSummary;
import java.util.List;
import java.util.Optional;

/** The exact list before anything happens. */
public record JobPlan(JobAct act, List<Line> lines) {
    public JobPlan {
        lines = List.copyOf(lines);
    }

    /** @param obstacle why nothing is done to it */
    public record Line(JobSummary job, Optional<JobAct.Obstacle> obstacle) {}

    public static JobPlan of(JobAct act, List<JobSummary> jobs) {
        return new JobPlan(act, jobs.stream().map(j -> new Line(j, act.obstacle(j))).toList());
    }

    /** What something is done to. */
    public List<JobSummary> planned() {
        return lines.stream().filter(l -> l.obstacle().isEmpty()).map(Line::job).toList();
    }
}
