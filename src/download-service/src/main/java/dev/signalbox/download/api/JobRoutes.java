package dev.signalbox.download.api;

import dev.signalbox.download.api.http.Json;
import dev.signalbox.download.api.http.Problem;
import dev.signalbox.download.api.http.Route;
import dev.signalbox.download.job.JobId;
import dev.signalbox.download.job.JobStatus;
import dev.signalbox.download.store.Intake;
import dev.signalbox.download.store.JobView;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes jobs, tells of them, retries their callbacks, cancels them. */
final class JobRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(JobRoutes.class);
    private static final int ID_TRIES = 3;
    private static final int FULL_RETRY_SECONDS = 10;

    private final ApiPorts ports;
    private final ApiSettings settings;

    JobRoutes(ApiPorts ports, ApiSettings settings) {
        this.ports = ports;
        this.settings = settings;
    }

    /** {@code /jobs/counts} before {@code /jobs/{id}}: the first that matches answers. */
    List<Route> routes() {
        return List.of(Route.post("/download", this::enqueue), Route.post("/retry/{id}", this::retry),
                Route.get("/jobs", this::list), Route.get("/jobs/counts", this::counts),
                Route.get("/jobs/{id}", this::one), Route.post("/jobs/{id}/cancel", this::cancel));
    }

    private void enqueue(Context ctx) {
        var request = JobRequest.of(Json.body(ctx, settings.maxBodyBytes()), settings.backends());
        for (var tries = 0; tries < ID_TRIES; tries++) {
            var id = JobId.random();
            var enqueued = ports.intake().enqueue(id, request.spec(), request.aggregation(), settings.maxPending());
            if (enqueued == Intake.Enqueued.ACCEPTED) {
                LOG.atInfo().addKeyValue("job", id).addKeyValue("aggregation", request.aggregation().id())
                        .log("Job accepted");
                Json.answer(ctx, 201, Json.object().put("id", id.value()));
                return;
            }
            if (enqueued == Intake.Enqueued.FULL) {
                throw Problem.later(429, "aggregation_full", "As many jobs wait in this aggregation as may: "
                        + settings.maxPending(), FULL_RETRY_SECONDS).raised();
            }
        }
        throw Problem.of(500, "no_free_id", ID_TRIES + " random ids were taken; the random numbers are not random")
                .raised();
    }

    /** The original's codes: 400 for whatever cannot be retried. */
    private void retry(Context ctx) {
        var id = id(ctx).orElseThrow(JobRoutes::notRetried);
        switch (ports.callbacks().retry(id)) {
            case REQUEUED -> ctx.status(204);
            case UNKNOWN_JOB -> throw notRetried();
            case NOT_FAILED ->
                throw Problem.of(400, "not_failed", "Only a callback that failed can be retried").raised();
        }
        LOG.atInfo().addKeyValue("job", id).log("Callback retried by hand");
    }

    private static Problem.Raised notRetried() {
        return Problem.of(400, "unknown_job", "There is no job with this id").raised();
    }

    private void list(Context ctx) {
        var status = Optional.ofNullable(ctx.queryParam("status")).filter(word -> !word.isEmpty())
                .map(JobRoutes::status);
        var aggregation = Optional.ofNullable(ctx.queryParam("aggr_id")).filter(id -> !id.isEmpty());
        var filter = new JobView.Filter(status, aggregation);
        Paging.answer(ctx, "jobs", (cursor, limit) -> ports.jobs().list(filter, cursor, limit), Views::job);
    }

    private static JobStatus status(String word) {
        return JobStatus.of(word).orElseThrow(() -> Problem.invalid("status", "status must be one of " + String.join(
                ", ", List.of(JobStatus.values()).stream().map(JobStatus::word).toList())).raised());
    }

    private void counts(Context ctx) {
        var counts = ports.jobs().counts();
        var node = Json.object();
        for (var status : JobStatus.values()) {
            node.put(status.word(), counts.getOrDefault(status, 0L));
        }
        Json.answer(ctx, 200, node);
    }

    private void one(Context ctx) {
        Json.answer(ctx, 200, Views.job(id(ctx).flatMap(ports.jobs()::find).orElseThrow(JobRoutes::unknown)));
    }

    private void cancel(Context ctx) {
        var id = id(ctx).orElseThrow(JobRoutes::unknown);
        switch (ports.jobs().cancel(id, settings.keepCanceled())) {
            case DONE -> Json.answer(ctx, 200,
                    Json.object().put("id", id.value()).put("status", JobStatus.CANCELED.word()));
            case UNKNOWN_JOB -> throw unknown();
            case TOO_LATE -> throw Problem.of(409, "too_late", "The job was downloaded or failed before").raised();
        }
        LOG.atInfo().addKeyValue("job", id).log("Job canceled by hand");
    }

    private static Problem.Raised unknown() {
        return Problem.of(404, "not_found", "There is no job with this id").raised();
    }

    private static Optional<JobId> id(Context ctx) {
        var text = ctx.pathParam("id");
        return JobId.isOne(text) ? Optional.of(new JobId(text)) : Optional.empty();
    }
}
