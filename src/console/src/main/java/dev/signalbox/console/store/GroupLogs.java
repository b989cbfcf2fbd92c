package dev.signalbox.console.store;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.LogsGateway;
import dev.signalbox.console.gateway.LogsGateway.Found;
import dev.signalbox.console.gateway.LogsGateway.Rest;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.LogLine;
import dev.signalbox.console.model.Secrets;
import dev.signalbox.console.model.logs.GroupLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** Reads log groups, without the secrets in them. After the first answer only what may be new is asked for. */
public final class GroupLogs {
    private static final int LINES = 1_000;
    /** Lines may be found this much later than they were written. */
    private static final Duration LATE = Duration.ofMinutes(2);

    private final LogsGateway logs;
    private final Executor worker;
    private final Clock clock;

    public GroupLogs(LogsGateway logs, Executor worker, Clock clock) {
        this.logs = logs;
        this.worker = worker;
        this.clock = clock;
    }

    /**
     * What is wanted of a group.
     *
     * @param pattern as CloudWatch filters; empty for all
     * @param back how long ago the first line may be
     */
    public record Question(String group, String pattern, Duration back) {}

    /** The end of a group's log; nothing is asked before the first refresh. */
    public Following follow(Question question) {
        var reading = new Reading(question);
        return new Following(new LiveValue<>(reading::read, worker, clock), reading.further);
    }

    /** A log that is followed. */
    public static final class Following {
        private final LiveValue<GroupLog> live;
        private final AtomicBoolean further;

        private Following(LiveValue<GroupLog> live, AtomicBoolean further) {
            this.live = live;
            this.further = further;
        }

        public LiveValue<GroupLog> live() {
            return live;
        }

        /** Searches what the questions before have not come to. */
        public void searchFurther() {
            further.set(true);
            live.refresh();
        }
    }

    private final class Reading {
        private final Question question;
        private final AtomicBoolean further = new AtomicBoolean();
        private List<LogLine> known = List.of();
        private Optional<Instant> asked = Optional.empty();
        private Instant begin = Instant.EPOCH;
        private Optional<Rest> rest = Optional.empty();
        private Optional<Integer> days = Optional.empty();
        private boolean daysAsked;

        Reading(Question question) {
            this.question = question;
        }

        GroupLog read() throws GatewayException {
            try {
                if (further.getAndSet(false) && rest.isPresent()) {
                    searchFurther(rest.get());
                } else {
                    searchNew(clock.instant());
                }
            } catch (GatewayException e) {
                if (e.failure() instanceof Failure.NotFound) {
                    return new GroupLog(question.group(), List.of(), false, Optional.empty(), Optional.empty());
                }
                throw e;
            }
            return new GroupLog(question.group(), known, true, known.isEmpty() ? kept() : Optional.empty(), rest.map(
                    Rest::until));
        }

        private void searchNew(Instant now) throws GatewayException {
            var from = asked.map(a -> a.minus(LATE)).orElseGet(() -> now.minus(question.back()));
            var found = logs.matching(question.group(), question.pattern(), from, LINES);
            know(known.stream().filter(l -> l.at().isBefore(from)), found);
            if (asked.isEmpty()) {
                begin = from;
            }
            rest = rest.or(found::rest);
            asked = Optional.of(now);
        }

        private void searchFurther(Rest at) throws GatewayException {
            var found = logs.further(question.group(), question.pattern(), begin, at, LINES);
            know(known.stream(), found);
            rest = found.rest();
        }

        private void know(Stream<LogLine> before, Found found) {
            var more = found.lines().stream().map(l -> new LogLine(l.at(), Secrets.withoutSecrets(l.text())));
            var all = Stream.concat(before, more).sorted(Comparator.comparing(LogLine::at)).toList();
            known = all.subList(Math.max(0, all.size() - LINES), all.size());
        }

        private Optional<Integer> kept() throws GatewayException {
            if (!daysAsked) {
                days = logs.keptDays(question.group());
                daysAsked = true;
            }
            return days;
        }
    }
}
