package dev.signalbox.console.model.downloads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.model.downloads.many.ManyLine;
import dev.signalbox.console.model.downloads.many.UrlLines;
import dev.signalbox.console.model.downloads.stats.StatsHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is worked out of a service's words: statistics of its counters, liveness, and many orders of a text. */
class StatsHistoryTest {
    private static final Instant NOON = Instant.parse("2026-09-01T12:00:00Z");

    private static ServiceInstance processor(String name, long done, long missing) {
        return new ServiceInstance("processor", name, NOON, Map.of("download.response.200", done,
                "download.response.404",
                missing));
    }

    private static ServiceState state(ServiceInstance... instances) {
        return new ServiceState(Arrays.asList(instances), Map.of(DownloadStatus.PENDING, 7L));
    }

    private static Instant at(int seconds) {
        return NOON.plusSeconds(seconds);
    }

    @Test
    void countsWhatCameToEachProcessBetweenTwoLooks() {
        var history = StatsHistory.EMPTY.after(state(processor("a", 100, 5)), at(0)).after(state(processor("a", 150,
                6)),
                at(4)).after(state(processor("a", 200, 7), processor("late", 1_000, 0)), at(10));

        assertThat(history.points()).singleElement().satisfies(p -> {
            assertThat(p.succeeded()).isEqualTo(100);
            assertThat(p.failed()).isEqualTo(2);
            assertThat(p.perSecond()).isEqualTo(10.0);
            assertThat(p.pending()).isEqualTo(7);
        });
        assertThat(history.responses()).containsOnly(Map.entry("200", 100L), Map.entry("404", 2L));
    }

    @Test
    void aProcessThatBeganAnewIsNotCountedBackwards() {
        var history = StatsHistory.EMPTY.after(state(processor("a", 100, 0), processor("b", 10, 0)), at(0)).after(state(
                processor("a", 3, 0)), at(10));

        assertThat(history.points().getFirst().succeeded()).isEqualTo(3);
    }

    @Test
    void callbacksAreCountedAndOldStepsGo() {
        var history = StatsHistory.EMPTY;
        for (int i = 0; i <= StatsHistory.STEPS + 10; i++) {
            history = history.after(state(new ServiceInstance("notifier", "n", NOON, Map.of("successfulCallbacks", 4L
                    * i,
                    "failedCallbacks", (long) i))), at(10 * i));
        }

        assertThat(history.points()).hasSize(StatsHistory.STEPS).allSatisfy(p -> {
            assertThat(p.delivered()).isEqualTo(4);
            assertThat(p.undelivered()).isEqualTo(1);
        });
    }

    @Test
    void whoIsSilentIsLateAndThenNotSeen() {
        var instance = processor("a", 0, 0);

        assertThat(instance.liveness(at(5)).word()).isEqualTo("Alive");
        assertThat(instance.liveness(at(8)).word()).isEqualTo("Late");
        assertThat(instance.liveness(at(60)).word()).isEqualTo("Not seen");
        assertThat(instance.silence(NOON.minusSeconds(3))).isEqualTo(Duration.ZERO);
    }

    @Test
    void linesAreAddressesAndWhatIsNoneSaysSo() {
        var read = UrlLines.of("https://a.example/1\n\nb.png\nhttps://a.example/1\n", new DownloadOrder(Map.of(
                "aggr_id",
                "a")));

        assertThat(read.lines()).extracting(ManyLine::obstacle).containsExactly("", "no http or https address",
                "the address is there twice");
        assertThat(read.orders()).containsOnlyKeys(1);
        assertThat(read.orders().get(1).fields()).isEqualTo(Map.of("aggr_id", "a", "url", "https://a.example/1"));
    }

    @Test
    void csvNamesFieldsInItsHead() {
        var read = UrlLines.of("""
                url;aggr_id;extra
                https://a.example/1;own;"x;""y"\""
                https://a.example/2;;
                """, new DownloadOrder(Map.of("aggr_id", "form")));

        assertThat(read.lines()).extracting(ManyLine::obstacle).containsOnly("");
        assertThat(read.orders().get(1).fields()).containsEntry("aggr_id", "own").containsEntry("extra", "x;\"y\"");
        assertThat(read.orders().get(2).fields()).containsEntry("aggr_id", "form").doesNotContainKey("extra");
        assertThat(UrlLines.of("url,colour\nhttps://a.example/1,red", new DownloadOrder(Map.of("aggr_id", "a")))
                .lines())
                .extracting(ManyLine::obstacle).containsExactly("unknown column colour");
        assertThat(UrlLines.of("https://a.example/1", new DownloadOrder(Map.of())).lines()).extracting(
                ManyLine::obstacle).isEqualTo(List.of("no aggregation"));
    }
}
