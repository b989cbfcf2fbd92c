package dev.signalbox.console.model.batch.why;

import dev.signalbox.console.model.batch.BatchOverview;
import dev.signalbox.console.model.batch.ComputeEnvironment;
import dev.signalbox.console.model.batch.JobDetails;
import dev.signalbox.console.model.batch.JobQueue;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Whether any environment of the queue could take the job at all. */
final class EnvironmentRules {
    private static final String NO_MACHINE = "MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT";

    private final JobDetails job;
    private final BatchOverview overview;
    private final List<Check> checks;
    private final List<Fix> fixes;

    EnvironmentRules(JobDetails job, BatchOverview overview, List<Check> checks, List<Fix> fixes) {
        this.job = job;
        this.overview = overview;
        this.checks = checks;
        this.fixes = fixes;
    }

    /** Empty if one could. */
    Optional<Reason> reason(JobQueue queue) {
        var all = queue.environments().stream().flatMap(n -> overview.environment(n).stream()).toList();
        var enabled = all.stream().filter(ComputeEnvironment::enabled).toList();
        if (enabled.isEmpty()) {
            checks.add(Check.no(Check.Kind.ENVIRONMENTS_ENABLED, String.join(", ", queue.environments())));
            all.stream().findFirst().ifPresent(e -> fixes.add(new Fix.EnableEnvironment(e.name())));
            return Optional.of(new Reason.Disabled(queue.environments()));
        }
        checks.add(Check.yes(Check.Kind.ENVIRONMENTS_ENABLED, enabled.size(), all.size()));
        var usable = enabled.stream().filter(ComputeEnvironment::isValid).toList();
        if (usable.isEmpty()) {
            var broken = enabled.getFirst();
            checks.add(Check.no(Check.Kind.ENVIRONMENTS_VALID, broken.name(), broken.status()));
            fixes.add(new Fix.OpenEnvironment(broken.name()));
            all.stream().filter(e -> !e.enabled() && e.isValid()).findFirst()
                    .ifPresent(e -> fixes.add(new Fix.EnableEnvironment(e.name())));
            return Optional.of(new Reason.NotValid(broken.name(), broken.status(), broken.statusReason()));
        }
        checks.add(Check.yes(Check.Kind.ENVIRONMENTS_VALID, usable.getFirst().name()));
        return size(usable);
    }

    private Optional<Reason> size(List<ComputeEnvironment> usable) {
        double needed = Vcpus.of(job);
        var largest = usable.stream().max(Comparator.comparing(ComputeEnvironment::maxVcpus)).orElseThrow();
        if (needed > largest.maxVcpus()) {
            checks.add(Check.no(Check.Kind.SIZE, Vcpus.words(needed), largest.maxVcpus()));
            if (largest.isManaged()) {
                fixes.add(new Fix.RaiseMax(largest.name(), largest.maxVcpus(), (int) Math.ceil(needed)));
            }
            fixes.add(new Fix.EditDefinition(job.definition()));
            return Optional.of(new Reason.TooLarge(needed, largest.name(), largest.maxVcpus()));
        }
        checks.add(Check.yes(Check.Kind.SIZE, Vcpus.words(needed), largest.maxVcpus()));
        if (job.summary().statusReason().filter(r -> r.startsWith(NO_MACHINE)).isPresent()) {
            checks.add(Check.no(Check.Kind.MACHINE, Vcpus.words(needed), job.container().memoryMiB()));
            fixes.add(new Fix.EditDefinition(job.definition()));
            return Optional.of(new Reason.NoSuchMachine(needed, job.container().memoryMiB()));
        }
        return Optional.empty();
    }
}
