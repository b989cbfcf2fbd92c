package dev.signalbox.console.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.LogsGateway;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.LogLine;
import dev.signalbox.console.model.logs.GroupLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GroupLogsTest {
    private static final Instant BEGIN = Instant.parse("2026-11-22T09:00:00Z");

    private final List<LogLine> written = new ArrayList<>();
    private final List<Instant> asked = new ArrayList<>();
    private Instant now = BEGIN;
    private boolean there = true;
    private Optional<LogsGateway.Rest> rest = Optional.empty();
    private Optional<LogsGateway.Rest> left = Optional.empty();
    private int keptAsked;
    private final GroupLogs.Following following = new GroupLogs(new Group(), Runnable::run, new Moving()).follow(
            new GroupLogs.Question("g", "", Duration.ofHours(1)));

    private GroupLog read() {
        following.live().refresh();
        return following.live().topic().latest().newest().orElseThrow();
    }

    private void write(Instant at, String text) {
        written.add(new LogLine(at, text));
    }

    @Test
    void afterTheFirstAnswerOnlyWhatMayBeNewIsAskedAndNoLineIsLostOrTwice() {
        write(BEGIN.minusSeconds(600), "old");
        write(BEGIN.minusSeconds(5), "same");
        write(BEGIN.minusSeconds(5), "same");
        assertThat(read().lines()).extracting(LogLine::text).containsExactly("old", "same", "same");

        now = BEGIN.plusSeconds(3);
        written.add(1, new LogLine(BEGIN.minusSeconds(30), "late"));
        write(now, "new");
        assertThat(read().lines()).extracting(LogLine::text).containsExactly("old", "late", "same", "same", "new");
        assertThat(asked).containsExactly(BEGIN.minusSeconds(3_600), BEGIN.minusSeconds(120));
    }

    @Test
    void secretsAreNotShown() {
        write(BEGIN, "GET https://b.example/k?X-Amz-Signature=hunter22");
        assertThat(read().lines().getFirst().text()).doesNotContain("hunter22");
    }

    @Test
    void aGroupThatIsNotThereIsToldAndAppears() {
        there = false;
        assertThat(read().there()).isFalse();
        there = true;
        write(BEGIN, "first");
        assertThat(read()).satisfies(l -> assertThat(l.there()).isTrue()).satisfies(l -> assertThat(l.lines()).hasSize(
                1));
    }

    @Test
    void howLongLinesAreKeptIsAskedOnceAndOnlyWhereThereAreNone() {
        assertThat(read().keptDays()).contains(7);
        assertThat(read().keptDays()).contains(7);
        assertThat(keptAsked).isEqualTo(1);
        write(BEGIN, "first");
        assertThat(read().keptDays()).isEmpty();
    }

    @Test
    void whatWasNotSearchedIsToldAndSearchedWhenOneWants() {
        rest = Optional.of(until(-900));
        write(BEGIN.minusSeconds(600), "newest");
        assertThat(read().searched()).contains(BEGIN.minusSeconds(900));
        rest = Optional.empty();
        assertThat(read().searched()).as("still not, for the next question was of the newest").contains(BEGIN
                .minusSeconds(900));

        left = Optional.of(until(-1_800));
        following.searchFurther();
        var log = following.live().topic().latest().newest().orElseThrow();
        assertThat(log.lines()).extracting(LogLine::text).containsExactly("found at -900", "newest");
        assertThat(log.searched()).contains(BEGIN.minusSeconds(1_800));
        left = Optional.empty();
        following.searchFurther();
        assertThat(following.live().topic().latest().newest().orElseThrow().searched()).isEmpty();
    }

    private static LogsGateway.Rest until(long seconds) {
        return new LogsGateway.Rest(BEGIN.minusSeconds(3_600), Optional.empty(), Optional.empty(), BEGIN.plusSeconds(
                seconds));
    }

    private final class Group implements LogsGateway {
        @Override
        public Found matching(String group, String pattern, Instant from, int lines) throws GatewayException {
            asked.add(from);
            if (!there) {
                throw new GatewayException(new Failure.NotFound("ResourceNotFoundException", "none", Optional.empty()));
            }
            return new Found(written.stream().filter(l -> !l.at().isBefore(from)).toList(), rest);
        }

        @Override
        public Found further(String group, String pattern, Instant from, Rest at, int lines) {
            assertThat(from).isEqualTo(BEGIN.minusSeconds(3_600));
            return new Found(List.of(new LogLine(at.until().minusSeconds(1), "found at " + Duration.between(BEGIN, at
                    .until()).toSeconds())), left);
        }

        @Override
        public String groupOf(String function) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Integer> keptDays(String group) {
            keptAsked++;
            return Optional.of(7);
        }

        @Override
        public List<LogLine> tail(String group, String stream, int lines) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Found between(String group, Instant from, Optional<Instant> to, int lines) {
            throw new UnsupportedOperationException();
        }

        @Override
        public OfRequest ofRequest(Request request, int calls, int lines) {
            throw new UnsupportedOperationException();
        }
    }

    private final class Moving extends Clock {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
