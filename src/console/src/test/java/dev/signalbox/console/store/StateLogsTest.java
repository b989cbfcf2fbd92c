package dev.signalbox.console.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.gateway.batch.JobReader;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.LogsGateway;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.LogLine;
import dev.signalbox.console.model.batch.JobDetails;
import dev.signalbox.console.model.cause.CauseTrace;
import dev.signalbox.console.model.logs.LogSource;
import dev.signalbox.console.model.logs.StateLog;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StateLogsTest {
    private static final LogSource FUNCTION = new LogSource.Function("check", Instant.EPOCH, Optional.empty());

    private Optional<Failure> failure = Optional.empty();
    private Optional<Failure> noGroup = Optional.empty();
    private Optional<LogsGateway.Rest> rest = Optional.empty();
    private int groupsAsked;
    private List<LogLine> lines = List.of();
    private List<LogLine> own = List.of();
    private int needed;

    private CauseTrace behind(LogSource source) {
        var live = new StateLogs(new Jobs(), new Logs(), Runnable::run, Clock.systemUTC()).behind(source);
        live.refresh();
        return live.topic().latest().newest().orElseThrow();
    }

    @Test
    void theFirstErrorIsQuotedElseTheLastLine() {
        lines = List.of(line("starting"), line("Exception in thread main"), line("ERROR second"));
        assertThat(behind(FUNCTION).telling()).contains(lines.get(1));
        lines = List.of(line("starting"), line("bye"));
        assertThat(behind(FUNCTION).error()).isEmpty();
        assertThat(behind(FUNCTION).telling()).contains(lines.get(1));
    }

    @Test
    void aRequestThatIsKnownIsShownAloneElseAllOfItsTime() {
        var known = new LogSource.Function("check", Instant.EPOCH, Optional.of(Instant.EPOCH), Optional.of("request"));
        lines = List.of(line("of another request"), line("of this request"));
        assertThat(behind(known).log().orElseThrow().lines()).isEqualTo(lines);
        own = List.of(lines.get(1));
        assertThat(behind(known).log().orElseThrow()).isEqualTo(StateLog.of("own-group", own).ofRequest("request",
                true));
    }

    @Test
    void aRequestThatIsNotWholeIsReadFurther() {
        own = List.of(line("one of many"));
        needed = 40;
        var followed = new StateLogs(new Jobs(), new Logs(), Runnable::run, Clock.systemUTC()).follow(
                new LogSource.Function("check", Instant.EPOCH, Optional.of(Instant.EPOCH), Optional.of("request")));
        followed.log().refresh();
        assertThat(followed.log().topic().latest().newest().orElseThrow().whole()).isFalse();
        followed.further().run();
        assertThat(followed.log().topic().latest().newest().orElseThrow().whole()).isTrue();
        followed.log().refresh();
        assertThat(followed.log().topic().latest().newest().orElseThrow().whole()).isTrue();
    }

    @Test
    void whereAFunctionWritesIsAskedOnceAndGuessedWhereNobodyMayKnow() {
        lines = List.of(line("of this request"));
        var live = new StateLogs(new Jobs(), new Logs(), Runnable::run, Clock.systemUTC()).follow(FUNCTION).log();
        live.refresh();
        live.refresh();
        assertThat(live.topic().latest().newest()).contains(StateLog.of("own-group", lines));
        assertThat(groupsAsked).isEqualTo(1);

        noGroup = Optional.of(new Failure.Denied("AccessDeniedException", "no", Optional.empty()));
        assertThat(behind(FUNCTION).log()).contains(StateLog.of("/aws/lambda/check", lines).guessedFor(noGroup));
        noGroup = Optional.of(new Failure.NotFound("ResourceNotFoundException", "gone", Optional.empty()));
        assertThat(behind(FUNCTION).log()).contains(StateLog.of("/aws/lambda/check", lines).guessedFor(noGroup));
        noGroup = Optional.of(new Failure.Throttled("ThrottlingException", "slow down", Optional.empty()));
        assertThat(behind(FUNCTION).obstacle()).isEqualTo(noGroup);
    }

    @Test
    void whatWasNotSearchedIsTold() {
        rest = Optional.of(new LogsGateway.Rest(Instant.EPOCH, Optional.empty(), Optional.empty(), Instant
                .ofEpochSecond(9)));
        assertThat(behind(FUNCTION).log().orElseThrow().searched()).contains(Instant.ofEpochSecond(9));
    }

    @Test
    void whatCannotBeReadIsSaidAndAskedForAgain() {
        failure = Optional.of(new Failure.Throttled("ThrottlingException", "slow down", Optional.empty()));
        assertThat(behind(FUNCTION).obstacle()).isEqualTo(failure);
        assertThat(behind(FUNCTION).isPassing()).isTrue();
        assertThat(behind(new LogSource.Job("7")).obstacle()).isEqualTo(failure);
    }

    @Test
    void aJobThatAwsHasForgottenIsNotAskedForAgain() {
        failure = Optional.of(new Failure.NotFound("JobNotFound", "7", Optional.empty()));
        CauseTrace trace = behind(new LogSource.Job("7"));
        assertThat(trace.obstacle()).isEqualTo(failure);
        assertThat(trace.isPassing()).isFalse();
        assertThat(behind(FUNCTION).log().orElseThrow().lines()).isEmpty();
    }

    private static LogLine line(String text) {
        return new LogLine(Instant.EPOCH, text);
    }

    private final class Jobs implements JobReader {
        @Override
        public JobDetails job(String id) throws GatewayException {
            throw new GatewayException(failure.orElseThrow());
        }
    }

    private final class Logs implements LogsGateway {
        @Override
        public List<LogLine> tail(String group, String stream, int most) {
            throw new UnsupportedOperationException();
        }

        @Override
        public OfRequest ofRequest(Request request, int calls, int most) {
            return new OfRequest(own, calls >= needed);
        }

        @Override
        public Found between(String group, Instant from, Optional<Instant> to, int most)
                throws GatewayException {
            if (failure.isPresent()) {
                throw new GatewayException(failure.get());
            }
            return new Found(lines, rest);
        }

        @Override
        public Found matching(String group, String pattern, Instant from, int most) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Found further(String group, String pattern, Instant from, Rest rest, int lines) {
            throw new UnsupportedOperationException("further");
        }

        @Override
        public String groupOf(String function) throws GatewayException {
            groupsAsked++;
            if (noGroup.isPresent()) {
                throw new GatewayException(noGroup.get());
            }
            return "own-group";
        }

        @Override
        public Optional<Integer> keptDays(String group) {
            throw new UnsupportedOperationException();
        }
    }
}
