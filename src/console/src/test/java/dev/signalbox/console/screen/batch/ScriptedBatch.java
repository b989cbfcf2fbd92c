package dev.signalbox.console.screen.batch;

import static dev.signalbox.console.model.batch.BatchSamples.environment;
import static dev.signalbox.console.model.batch.BatchSamples.queue;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.LogsGateway;
import dev.signalbox.console.gateway.batch.BatchPorts;
import dev.signalbox.console.gateway.batch.DefinitionsGateway;
import dev.signalbox.console.gateway.batch.EnvironmentsGateway;
import dev.signalbox.console.gateway.batch.JobsGateway;
import dev.signalbox.console.gateway.batch.QueuesGateway;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.LogLine;
import dev.signalbox.console.model.batch.BatchSamples;
import dev.signalbox.console.model.batch.ComputeEnvironment;
import dev.signalbox.console.model.batch.JobDetails;
import dev.signalbox.console.model.batch.JobQueue;
import dev.signalbox.console.model.batch.JobStatus;
import dev.signalbox.console.model.batch.JobSummary;
import dev.signalbox.console.model.batch.QueueFront;
import dev.signalbox.console.model.batch.definition.JobDefinition;
import dev.signalbox.console.model.batch.order.JobOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A Batch that says what the test wants. */
public final class ScriptedBatch
        implements
            QueuesGateway,
            EnvironmentsGateway,
            DefinitionsGateway,
            JobsGateway,
            LogsGateway {
    public static final Instant NOON = BatchSamples.NOON;

    public final List<JobSummary> jobs = new ArrayList<>();
    public final List<JobDefinition> definitions = new ArrayList<>();
    public final List<JobSummary> old = new ArrayList<>();
    public final List<String> commands = new ArrayList<>();
    public final List<LogLine> lines = new ArrayList<>();
    public boolean enabled = true;
    public boolean gone;
    public int maxVcpus = 4;
    public @Nullable Failure failure;
    public @Nullable Failure logFailure;
    public @Nullable Failure frontFailure;
    /** Queues whose jobs cannot be listed, and why. */
    public final Map<String, Failure> unread = new TreeMap<>();
    /** What a job is when it is looked at after it was cancelled or terminated. */
    public JobStatus afterwards = JobStatus.FAILED;

    public BatchPorts ports() {
        return new BatchPorts(this, this, this, this);
    }

    /** Submitted so many seconds before noon. */
    public JobSummary add(String name, JobStatus status, int secondsAgo) {
        var job = BatchSamples.job(name, status, secondsAgo);
        jobs.add(job);
        return job;
    }

    private void did(String what) throws GatewayException {
        if (failure != null) {
            throw new GatewayException(failure);
        }
        commands.add(what);
    }

    private void asked() throws GatewayException {
        if (failure != null) {
            throw new GatewayException(failure);
        }
    }

    @Override
    public List<JobQueue> queues() throws GatewayException {
        asked();
        var first = queue(enabled, "VALID", "env");
        return gone ? List.of()
                : Stream.concat(Stream.of(first), unread.keySet().stream().filter(n -> !n.equals(first.name())).map(
                        n -> new JobQueue(n, true, "VALID", "", 1, List.of("env"), List.of()))).toList();
    }

    @Override
    public QueueFront front(String queue) throws GatewayException {
        if (frontFailure != null) {
            throw new GatewayException(frontFailure);
        }
        return new QueueFront(jobs.stream().filter(j -> j.status() == JobStatus.RUNNABLE).sorted((a, b) -> a.createdAt()
                .compareTo(b.createdAt())).map(j -> new QueueFront.Place(j.id(), j.createdAt())).toList(), NOON);
    }

    @Override
    public void enable(String name, boolean now) throws GatewayException {
        did((now ? "enable " : "disable ") + name);
        enabled = now;
    }

    @Override
    public void create(JobQueue queue) throws GatewayException {
        did("create " + queue.name());
    }

    @Override
    public void update(JobQueue queue) throws GatewayException {
        did("update " + queue.name());
    }

    @Override
    public void delete(String name) throws GatewayException {
        did("delete " + name);
        gone = true;
    }

    @Override
    public List<ComputeEnvironment> environments() {
        return List.of(environment("env", true, "VALID", maxVcpus));
    }

    @Override
    public void create(ComputeEnvironment environment) throws GatewayException {
        did("create " + environment.name());
    }

    @Override
    public void resize(String name, ComputeEnvironment.Size size) throws GatewayException {
        did("resize " + name + " to " + size.max());
    }

    @Override
    public List<JobDefinition> definitions() {
        return List.copyOf(definitions);
    }

    @Override
    public String register(String json) throws GatewayException {
        did("register " + json);
        return "def:2";
    }

    @Override
    public void deregister(String arn) throws GatewayException {
        did("deregister " + arn);
    }

    @Override
    public Recent recent(String queue) throws GatewayException {
        asked();
        if (unread.containsKey(queue)) {
            throw new GatewayException(unread.get(queue));
        }
        return new Recent(List.copyOf(jobs), true);
    }

    @Override
    public List<JobDetails> jobs(Collection<String> ids) throws GatewayException {
        asked();
        boolean changed = commands.stream().anyMatch(c -> c.startsWith("cancel") || c.startsWith("terminate"));
        return jobs.stream().filter(j -> ids.contains(j.id())).map(j -> changed ? BatchSamples.job(j.name(), afterwards,
                0) : j).map(j -> BatchSamples.details(j, "2")).toList();
    }

    @Override
    public List<JobSummary> named(String queue, String prefix) {
        return old.stream().filter(j -> j.name().startsWith(prefix)).toList();
    }

    @Override
    public List<JobSummary> children(String arrayId, Collection<JobStatus> statuses) {
        return List.of();
    }

    @Override
    public JobOrder again(String jobId) throws GatewayException {
        asked();
        return JobOrder.of(jobId, "queue", "def:1");
    }

    @Override
    public String submit(JobOrder order) throws GatewayException {
        did("submit " + order.name());
        return "new-" + order.name();
    }

    @Override
    public void cancel(String jobId, String reason) throws GatewayException {
        did("cancel " + jobId);
    }

    @Override
    public void terminate(String jobId, String reason) throws GatewayException {
        did("terminate " + jobId);
    }

    @Override
    public JobDetails job(String id) throws GatewayException {
        asked();
        return BatchSamples.details(jobs.stream().filter(j -> j.id().equals(id)).findFirst().orElseThrow(
                () -> new GatewayException(new Failure.NotFound("JobNotFound", "no job " + id, Optional.empty()))),
                "2");
    }

    @Override
    public List<LogLine> tail(String group, String stream, int count) throws GatewayException {
        if (logFailure != null) {
            throw new GatewayException(logFailure);
        }
        return lines.isEmpty() ? List.of(new LogLine(NOON, "of " + stream)) : List.copyOf(lines);
    }

    @Override
    public Found matching(String group, String pattern, Instant from, int lines) {
        return new Found(List.of(), Optional.empty());
    }

    @Override
    public Found further(String group, String pattern, Instant from, Rest rest, int lines) {
        throw new UnsupportedOperationException("further");
    }

    @Override
    public String groupOf(String function) {
        return "/aws/lambda/" + function;
    }

    @Override
    public Optional<Integer> keptDays(String group) {
        return Optional.empty();
    }

    @Override
    public OfRequest ofRequest(Request request, int calls, int most) {
        throw new UnsupportedOperationException("ofRequest");
    }

    @Override
    public Found between(String group, Instant from, Optional<Instant> to, int most) {
        throw new UnsupportedOperationException("between");
    }
}
