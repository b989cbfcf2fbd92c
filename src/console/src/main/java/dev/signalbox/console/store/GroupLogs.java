package dev.signalbox.console.store;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.LogsGateway;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.LogLine;
import dev.signalbox.console.model.Secrets;
import dev.signalbox.console.model.logs.GroupLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
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
    public LiveValue<GroupLog> follow(Question question) {
        return new LiveValue<>(new Reading(question)::read, worker, clock);
    }

    private final class Reading {
        private final Question question;
        private List<LogLine> known = List.of();
        private Optional<Instant> asked = Optional.empty();
        private Optional<Integer> days = Optional.empty();
        private boolean daysAsked;

        Reading(Question question) {
            this.question = question;
        }

        GroupLog read() throws GatewayException {
            Instant now = clock.instant();
            Instant from = asked.map(a -> a.minus(LATE)).orElseGet(() -> now.minus(question.back()));
            try {
                var next = logs.matching(question.group(), question.pattern(), from, LINES).stream().map(
                        l -> new LogLine(l.at(), Secrets.withoutSecrets(l.text())));
                var all = Stream.concat(known.stream().filter(l -> l.at().isBefore(from)), next).toList();
                known = all.subList(Math.max(0, all.size() - LINES), all.size());
                asked = Optional.of(now);
            } catch (GatewayException e) {
                if (e.failure() instanceof Failure.NotFound) {
                    return new GroupLog(question.group(), List.of(), false, Optional.empty());
                }
                throw e;
            }
            return new GroupLog(question.group(), known, true, known.isEmpty() ? kept() : Optional.empty());
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
