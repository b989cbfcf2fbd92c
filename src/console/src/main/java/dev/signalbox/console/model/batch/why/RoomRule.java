package dev.signalbox.console.model.batch.why;

import dev.signalbox.console.model.batch.BatchOverview;
import dev.signalbox.console.model.batch.ComputeEnvironment;
import dev.signalbox.console.model.batch.JobDetails;
import dev.signalbox.console.model.batch.JobQueue;
import java.util.Comparator;
import java.util.List;

/** Whether there is room for the first job of a queue. */
final class RoomRule {
    private final JobDetails job;
    private final BatchOverview overview;
    private final List<Check> checks;
    private final List<Fix> fixes;

    RoomRule(JobDetails job, BatchOverview overview, List<Check> checks, List<Fix> fixes) {
        this.job = job;
        this.overview = overview;
        this.checks = checks;
        this.fixes = fixes;
    }

    Reason reason() {
        double needed = Vcpus.of(job);
        var roomiest = overview.queue(job.summary().queue()).map(JobQueue::environments).orElse(List.of()).stream()
                .flatMap(n -> overview.environment(n).stream())
                .filter(e -> e.isUsable() && e.maxVcpus() >= needed)
                .max(Comparator.comparing(this::free)).orElseThrow();
        double used = overview.usedOn(roomiest.name());
        if (free(roomiest) >= needed) {
            checks.add(Check.yes(Check.Kind.ROOM, Vcpus.words(free(roomiest)), roomiest.name()));
            return new Reason.SeeksMachine(roomiest.name());
        }
        checks.add(Check.no(Check.Kind.ROOM, Vcpus.words(Math.max(0, free(roomiest))), Vcpus.words(needed)));
        if (roomiest.isManaged()) {
            fixes.add(new Fix.RaiseMax(roomiest.name(), roomiest.maxVcpus(), (int) Math.ceil(used + needed)));
        }
        int jobs = overview.holding(roomiest.name());
        fixes.add(new Fix.ShowRunning(job.summary().queue(), jobs));
        return new Reason.NoRoom(needed, roomiest.name(), used, roomiest.maxVcpus(), jobs);
    }

    private double free(ComputeEnvironment environment) {
        return environment.maxVcpus() - overview.usedOn(environment.name());
    }
}
