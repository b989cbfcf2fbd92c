package dev.signalbox.console.store.downloads;

import dev.signalbox.console.gateway.GatewayCall;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.downloads.DownloadOrder;
import dev.signalbox.console.model.downloads.EnqueueAnswer;
import dev.signalbox.console.model.downloads.many.JobAct;
import dev.signalbox.console.model.downloads.many.ManyLine;
import dev.signalbox.console.model.downloads.many.ManyRun;
import dev.signalbox.console.model.downloads.many.ManyRun.Phase;
import dev.signalbox.console.model.downloads.many.ManyRun.Result;
import dev.signalbox.console.store.Tasks;
import dev.signalbox.console.store.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Enqueues or retries many, one after the other and no faster than the operator said; a report of each remains. One run at a time:
 * another that is wanted meanwhile is a failed task.
 */
public final class ManyDownloads {
    private static final int TRIES = 5;

    private final Tasks tasks;
    private final Executor worker;
    private final Pause pause;
    private final Topic<Optional<ManyRun>> state = new Topic<>(Optional.empty());
    private volatile boolean cancelled;

    /** How time passes between two. */
    @FunctionalInterface
    public interface Pause {
        void rest(Duration time) throws InterruptedException;
    }

    /** @param worker may be blocked as long as a run takes */
    public ManyDownloads(Tasks tasks, Executor worker) {
        this(tasks, worker, Thread::sleep);
    }

    ManyDownloads(Tasks tasks, Executor worker, Pause pause) {
        this.tasks = tasks;
        this.worker = worker;
        this.pause = pause;
    }

    /** The run at work, or the last one. */
    public Topic<Optional<ManyRun>> state() {
        return state;
    }

    /** @param orders by the number of their line */
    public void enqueue(String what, OpenService service, List<ManyLine> lines, Map<Integer, DownloadOrder> orders,
            double perSecond) {
        begin(new ManyRun(what, lines, Map.of(), Phase.RUNNING, ""), service, perSecond, line -> () -> taken(service
                .gateway().enqueue(orders.getOrDefault(line.number(), new DownloadOrder(Map.of())))));
    }

    private static String taken(EnqueueAnswer answer) throws GatewayException {
        return switch (answer) {
            case EnqueueAnswer.Taken(var id) -> id;
            case EnqueueAnswer.Refused(var code, var message, var field) -> throw new GatewayException(
                    new Failure.Rejected(code, field.map(f -> f + ": ").orElse("") + message, Optional.empty()));
        };
    }

    /** @param lines named by the ids of the jobs */
    public void act(String what, OpenService service, JobAct act, List<ManyLine> lines, double perSecond) {
        begin(new ManyRun(what, lines, Map.of(), Phase.RUNNING, ""), service, perSecond, line -> () -> {
            switch (act) {
                case CANCEL -> service.gateway().cancel(line.name());
                case RETRY_CALLBACK -> service.gateway().retryCallback(line.name());
            }
            return "";
        });
    }

    /** Nothing more is begun. */
    public void cancel() {
        cancelled = true;
    }

    private synchronized void begin(ManyRun run, OpenService service, double perSecond,
            Function<ManyLine, GatewayCall<String>> act) {
        if (run.planned() == 0) {
            return;
        }
        var busy = state.latest().filter(s -> !s.isOver());
        if (busy.isPresent()) {
            tasks.start(run.what(), run.planned() + " jobs", Optional.empty()).failed(new Failure.Rejected("OtherRun",
                    "Not begun, nothing was changed: \"" + busy.get().what()
                            + "\" is still at work. Wait for its end or stop it, then begin anew", Optional.empty()));
            return;
        }
        cancelled = false;
        state.publish(Optional.of(run));
        worker.execute(() -> {
            try {
                work(run, Duration.ofNanos((long) (1_000_000_000 / perSecond)), act);
            } finally {
                service.refresh();
            }
        });
    }

    private void work(ManyRun run, Duration between, Function<ManyLine, GatewayCall<String>> act) {
        var task = tasks.start(run.what(), run.planned() + " jobs", Optional.of(this::cancel));
        var results = new TreeMap<Integer, Result>();
        Phase end = Phase.ENDED;
        String why = "";
        try {
            for (ManyLine line : run.lines().stream().filter(ManyLine::isPlanned).toList()) {
                if (cancelled) {
                    end = Phase.CANCELLED;
                    break;
                }
                if (!results.isEmpty()) {
                    pause.rest(between);
                }
                results.put(line.number(), result(act.apply(line)));
                publish(run, results, Phase.RUNNING, "");
                task.progress((double) results.size() / run.planned(), results.size() + " of " + run.planned());
            }
        } catch (GatewayException e) {
            end = Phase.BROKEN_OFF;
            why = e.failure().code() + ": " + e.failure().message();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end = Phase.CANCELLED;
        }
        publish(run, results, end, why);
        tell(task, new ManyRun(run.what(), run.lines(), results, end, why));
    }

    /** What the service says to one; that it is away, or knows no such key, is nothing about this one. */
    private Result result(GatewayCall<String> call) throws GatewayException, InterruptedException {
        for (int i = 1;; i++) {
            try {
                return new Result(true, call.get());
            } catch (GatewayException e) {
                if (e.failure() instanceof Failure.Throttled && i < TRIES) {
                    pause.rest(Duration.ofSeconds(i));
                } else if (e.failure() instanceof Failure.Rejected || e.failure() instanceof Failure.NotFound) {
                    return new Result(false, e.failure().code() + ": " + e.failure().message());
                } else {
                    throw e;
                }
            }
        }
    }

    private void publish(ManyRun run, Map<Integer, Result> results, Phase phase, String why) {
        state.publish(Optional.of(new ManyRun(run.what(), run.lines(), results, phase, why)));
    }

    private static void tell(Tasks.Task task, ManyRun run) {
        var words = run.done() + " done, " + run.refused() + " refused";
        switch (run.phase()) {
            case CANCELLED -> task.cancelled(words);
            case BROKEN_OFF -> task.failed(new Failure.Unexpected("BrokenOff", words + ", then " + run.why(), Optional
                    .empty()));
            default -> {
                if (run.refused() > 0) {
                    task.failed(new Failure.Unexpected("NotAll", words, Optional.empty()));
                } else {
                    task.done(words, Optional.of(new Destination.Downloads()));
                }
            }
        }
    }
}
