package dev.signalbox.console.store;

import dev.signalbox.console.gateway.batch.JobReader;
import dev.signalbox.console.gateway.GatewayCall;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.LogsGateway;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.LogLine;
import dev.signalbox.console.model.Secrets;
import dev.signalbox.console.model.batch.JobDetails;
import dev.signalbox.console.model.cause.CauseTrace;
import dev.signalbox.console.model.logs.LogSource;
import dev.signalbox.console.model.logs.StateLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Reads the logs of what states ran, without the secrets in them. */
public final class StateLogs {
    private static final int LINES = 1_000;
    /** A function's last lines come a little after its answer. */
    private static final Duration AFTER = Duration.ofSeconds(10);

    private final JobReader batch;
    private final LogsGateway logs;
    private final Executor worker;
    private final Clock clock;

    public StateLogs(JobReader batch, LogsGateway logs, Executor worker, Clock clock) {
        this.batch = batch;
        this.logs = logs;
        this.worker = worker;
        this.clock = clock;
    }

    /** The end of a log; nothing is asked before the first refresh. */
    public LiveValue<StateLog> follow(LogSource source) {
        return new LiveValue<>(() -> read(source), worker, clock);
    }

    /** What a failure's job and log tell; what cannot be read is said in it. Nothing is asked before the first refresh. */
    public LiveValue<CauseTrace> behind(LogSource source) {
        return new LiveValue<>(() -> trace(source), worker, clock);
    }

    private CauseTrace trace(LogSource source) {
        Optional<JobDetails> job = Optional.empty();
        try {
            if (source instanceof LogSource.Job(String id)) {
                JobDetails details = batch.job(id);
                job = Optional.of(details);
                return new CauseTrace(job, Optional.of(log(details)), Optional.empty());
            }
            return new CauseTrace(job, Optional.of(read(source)), Optional.empty());
        } catch (GatewayException e) {
            return new CauseTrace(job, Optional.empty(), Optional.of(e.failure()));
        }
    }

    private StateLog read(LogSource source) throws GatewayException {
        return switch (source) {
            case LogSource.Job(String id) -> log(batch.job(id));
            case LogSource.Function function -> function(function);
            case LogSource.Nowhere(_) -> new StateLog("", List.of());
        };
    }

    private StateLog log(JobDetails details) throws GatewayException {
        Optional<String> stream = details.newestLogStream();
        if (stream.isEmpty()) {
            return new StateLog(details.logGroup(), List.of());
        }
        return new StateLog(details.logGroup() + " · " + stream.get(), orNone(() -> logs.tail(details.logGroup(), stream
                .get(), LINES)));
    }

    private StateLog function(LogSource.Function function) throws GatewayException {
        Optional<Instant> to = function.to().map(t -> t.plus(AFTER));
        if (function.request().isPresent()) {
            var request = new LogsGateway.Request(function.group(), function.request().get(), function.from(), to);
            var own = orNone(() -> logs.ofRequest(request, LINES));
            if (!own.isEmpty()) {
                return new StateLog(function.group() + " · " + request.id(), own);
            }
        }
        return new StateLog(function.group(), orNone(() -> logs.between(function.group(), function.from(), to,
                LINES)));
    }

    /** Groups and streams appear with their first line; until then there is nothing wrong. */
    private static List<LogLine> orNone(GatewayCall<List<LogLine>> call) throws GatewayException {
        try {
            return call.get().stream().map(l -> new LogLine(l.at(), Secrets.withoutSecrets(l.text()))).toList();
        } catch (GatewayException e) {
            if (e.failure() instanceof Failure.NotFound) {
                return List.of();
            }
            throw e;
        }
    }
}
