package dev.signalbox.console.store;

import dev.signalbox.console.gateway.batch.JobReader;
import dev.signalbox.console.gateway.GatewayCall;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.LogsGateway;
import dev.signalbox.console.gateway.LogsGateway.Found;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

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
    public Followed follow(LogSource source) {
        var groups = new Groups();
        LiveValue<StateLog> log = new LiveValue<>(() -> read(source, groups), worker, clock);
        return new Followed(log, () -> {
            groups.calls.addAndGet(LogsGateway.CALLS);
            log.refresh();
        });
    }

    /**
     * A log that is looked at.
     *
     * @param further lets a request that was not whole be read further, now and from now on
     */
    public record Followed(LiveValue<StateLog> log, Runnable further) {}

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
            return new CauseTrace(job, Optional.of(read(source, new Groups())), Optional.empty());
        } catch (GatewayException e) {
            return new CauseTrace(job, Optional.empty(), Optional.of(e.failure()));
        }
    }

    private StateLog read(LogSource source, Groups groups) throws GatewayException {
        return switch (source) {
            case LogSource.Job(String id) -> log(batch.job(id));
            case LogSource.Function function -> function(function, groups.of(function.name()), groups.calls.get());
            case LogSource.Nowhere(_) -> StateLog.of("", List.of());
        };
    }

    private StateLog log(JobDetails details) throws GatewayException {
        Optional<String> stream = details.newestLogStream();
        if (stream.isEmpty()) {
            return StateLog.of(details.logGroup(), List.of());
        }
        return StateLog.of(details.logGroup(), stream.get(), orNone(() -> new Found(logs.tail(details.logGroup(), stream
                .get(), LINES), Optional.empty())).lines());
    }

    private StateLog function(LogSource.Function function, Group group, int calls) throws GatewayException {
        Optional<Instant> to = function.to().map(t -> t.plus(AFTER));
        if (function.request().isPresent()) {
            var request = new LogsGateway.Request(group.name(), function.request().get(), function.from(), to);
            Optional<StateLog> own = own(request, calls);
            if (own.isPresent()) {
                return own.get().guessedFor(group.guessed());
            }
        }
        var found = orNone(() -> logs.between(group.name(), function.from(), to, LINES));
        return StateLog.of(group.name(), found.lines()).searchedSince(found.rest().map(LogsGateway.Rest::until))
                .guessedFor(group.guessed());
    }

    private Optional<StateLog> own(LogsGateway.Request request, int calls) throws GatewayException {
        var whole = new AtomicBoolean(true);
        var found = orNone(() -> {
            var own = logs.ofRequest(request, calls, LINES);
            whole.set(own.whole());
            return new Found(own.lines(), Optional.empty());
        });
        return found.lines().isEmpty() ? Optional.empty()
                : Optional.of(StateLog.of(request.group(), found.lines()).ofRequest(request.id(), whole.get()));
    }

    /** Groups and streams appear with their first line; until then there is nothing wrong. */
    private static Found orNone(GatewayCall<Found> call) throws GatewayException {
        try {
            var found = call.get();
            return new Found(found.lines().stream().map(l -> new LogLine(l.at(), Secrets.withoutSecrets(l.text())))
                    .toList(), found.rest());
        } catch (GatewayException e) {
            if (e.failure() instanceof Failure.NotFound) {
                return new Found(List.of(), Optional.empty());
            }
            throw e;
        }
    }

    /** @param guessed why that is not known */
    private record Group(String name, Optional<Failure> guessed) {}

    /** Where functions write, asked once for each log that is looked at. */
    private final class Groups {
        private final Map<String, Group> known = new HashMap<>();
        private final AtomicInteger calls = new AtomicInteger(LogsGateway.CALLS);

        Group of(String function) throws GatewayException {
            var group = known.get(function);
            if (group == null) {
                group = ask(function);
                known.put(function, group);
            }
            return group;
        }

        private Group ask(String function) throws GatewayException {
            try {
                return new Group(logs.groupOf(function), Optional.empty());
            } catch (GatewayException e) {
                if (e.failure() instanceof Failure.Denied || e.failure() instanceof Failure.NotFound) {
                    return new Group(LogSource.Function.usualGroup(function), Optional.of(e.failure()));
                }
                throw e;
            }
        }
    }
}
