package dev.signalbox.localcloud.service.batch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.batch.model.ArrayJobDependency;
import software.amazon.awssdk.services.batch.model.JobDependency;
import software.amazon.awssdk.services.batch.model.JobStatus;

/** Which jobs wait for which others. */
final class Dependencies {
    private static final int MOST = 20;

    private final Jobs jobs;
    private final Map<String, Set<String>> waiters = new HashMap<>();

    /** What the jobs that a job depends on allow it to do. */
    enum Outlook {
        OPEN, MET, FAILED
    }

    Dependencies(Jobs jobs) {
        this.jobs = jobs;
    }

    /** Refuses what could never be met. */
    void check(List<JobDependency> dependencies, int arraySize) {
        if (dependencies.size() > MOST) {
            throw BatchErrors.invalid("A job can have at most " + MOST + " dependencies.");
        }
        for (var dependency : dependencies) {
            var type = dependency.type();
            if (type != null && arraySize == 0) {
                throw BatchErrors.invalid("dependsOn.type " + type + " is for array jobs only.");
            }
            if (type == ArrayJobDependency.SEQUENTIAL) {
                if (dependency.jobId() != null) {
                    throw BatchErrors.invalid("A SEQUENTIAL dependency takes no jobId.");
                }
                continue;
            }
            var other = jobs.get(Names.required("dependsOn.jobId", dependency.jobId()))
                    .orElseThrow(() -> BatchErrors.invalid("Job " + dependency.jobId() + " does not exist."));
            if (type == ArrayJobDependency.N_TO_N && (!other.arrayParent() || other.detail().arrayProperties()
                    .size() != arraySize)) {
                throw BatchErrors.invalid("An N_TO_N dependency needs an array job of the same size.");
            }
        }
    }

    /** What the job's dependencies say now; while they are open, {@link #waitersOf} will name the job. */
    Outlook outlook(Job job) {
        var result = Outlook.MET;
        for (var id : needs(job)) {
            var outlook = of(id);
            if (outlook == Outlook.OPEN) {
                waiters.computeIfAbsent(id, i -> new LinkedHashSet<>()).add(job.id());
            }
            result = worse(result, outlook);
        }
        return result;
    }

    /** Whether any job that the given one depends on has yet to end. */
    boolean open(Job job) {
        return needs(job).stream().anyMatch(id -> of(id) == Outlook.OPEN);
    }

    private static Outlook worse(Outlook a, Outlook b) {
        return a == Outlook.FAILED || b == Outlook.MET ? a : b;
    }

    /** Ids of the jobs that wait for this one, each told once. */
    Set<String> waitersOf(String id) {
        var found = waiters.remove(id);
        return found == null ? Set.of() : found;
    }

    private Outlook of(String id) {
        var job = jobs.get(id);
        if (job.isEmpty()) {
            int colon = id.indexOf(':');
            // The children of an array job exist only once its own dependencies are met.
            boolean maySpawn = colon > 0 && jobs.get(id.substring(0, colon)).filter(p -> !p.finished()).isPresent();
            return maySpawn ? Outlook.OPEN : Outlook.FAILED;
        }
        return job.get().status() == JobStatus.SUCCEEDED ? Outlook.MET
                : job.get().status() == JobStatus.FAILED ? Outlook.FAILED : Outlook.OPEN;
    }

    private static List<String> needs(Job job) {
        var array = job.detail().arrayProperties();
        return job.parent() == null
                ? job.detail().dependsOn().stream().filter(d -> d.type() == null).map(JobDependency::jobId).toList()
                : ofChild(job.parent(), array.index(), job.detail().dependsOn().stream());
    }

    private static List<String> ofChild(String parent, int index, Stream<JobDependency> dependencies) {
        var ids = new ArrayList<String>();
        dependencies.forEach(d -> {
            if (d.type() == ArrayJobDependency.N_TO_N) {
                ids.add(d.jobId() + ":" + index);
            } else if (d.type() == ArrayJobDependency.SEQUENTIAL && index > 0) {
                ids.add(parent + ":" + (index - 1));
            }
        });
        return ids;
    }
}
