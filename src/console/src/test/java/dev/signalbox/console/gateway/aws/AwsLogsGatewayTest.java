package dev.signalbox.console.gateway.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.LogsGateway.Request;
import dev.signalbox.console.gateway.aws.ScriptedEndpoint.Answer;
import dev.signalbox.console.gateway.aws.ScriptedEndpoint.Asked;
import dev.signalbox.console.model.LogLine;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The ways in which CloudWatch Logs tells something in pages. */
class AwsLogsGatewayTest {
    private static final Instant BEGIN = Instant.ofEpochMilli(1_000_000);

    private final ScriptedEndpoint endpoint = new ScriptedEndpoint();
    private final AwsLogsGateway logs = new AwsLogsGateway(endpoint.clients());

    AwsLogsGatewayTest() throws IOException {}

    @AfterEach
    void close() {
        endpoint.close();
    }

    private static String event(long at, String message, String stream) {
        return "{\"timestamp\":%d,\"message\":\"%s\",\"logStreamName\":\"%s\"}".formatted(at, message, stream);
    }

    @Test
    void anEmptyPageIsNotTheEndOfAStreamButATokenThatComesBackIs() throws GatewayException {
        endpoint.answers(asked -> Answer.json(asked.says("\"b/1\"") ? "{\"events\":[" + event(1, "last", "s")
                + "],\"nextBackwardToken\":\"b/2\"}" : "{\"events\":[],\"nextBackwardToken\":\"b/1\"}"));
        assertThat(logs.tail("g", "s", 10)).extracting(LogLine::text).containsExactly("last");

        endpoint.asked().clear();
        endpoint.answers(_ -> Answer.json("{\"events\":[],\"nextBackwardToken\":\"b/9\"}"));
        assertThat(logs.tail("g", "s", 10)).isEmpty();
        assertThat(endpoint.asked()).hasSize(2);
    }

    @Test
    void theLastLinesOfALongTimeAreFoundWithoutReadingItFromTheBeginning() throws GatewayException {
        long end = BEGIN.plusSeconds(86_400).toEpochMilli();
        endpoint.answers(asked -> Answer.json("{\"events\":[" + event(end, "at the end", "s") + "]}"));

        assertThat(logs.between("g", BEGIN, Optional.of(Instant.ofEpochMilli(end)), 1).lines()).extracting(
                LogLine::text)
                .containsExactly("at the end");
        assertThat(endpoint.asked()).singleElement().satisfies(a -> assertThat(a.body()).contains("\"startTime\":"
                + (end
                        - 16 * 60_000)));
    }

    @Test
    void earlierLinesComeBeforeLaterOnesAndEmptyPagesAreGoneThrough() throws GatewayException {
        long end = BEGIN.plusSeconds(3_600).toEpochMilli();
        endpoint.answers(asked -> Answer.json(page(asked, end)));

        assertThat(logs.between("g", BEGIN, Optional.of(Instant.ofEpochMilli(end)), 100).lines()).extracting(
                LogLine::text)
                .containsExactly("earlier", "later");
    }

    private static String page(Asked asked, long end) {
        if (!asked.says("\"endTime\":" + end)) {
            return "{\"events\":[" + event(1, "earlier", "s") + "]}";
        }
        return asked.says("\"nextToken\":\"t\"") ? "{\"events\":[" + event(2, "later", "s") + "]}"
                : "{\"events\":[],\"nextToken\":\"t\"}";
    }

    @Test
    void aGroupThatNeverEndsIsGivenUp() throws GatewayException {
        endpoint.answers(_ -> Answer.json("{\"events\":[],\"nextToken\":\"t\"}"));
        assertThat(logs.between("g", BEGIN, Optional.empty(), 10).lines()).isEmpty();
        assertThat(endpoint.asked()).hasSizeLessThan(25);
    }

    @Test
    void whatDidNotFitIsToldAndGoneOnWith() throws GatewayException {
        var now = Instant.now();
        endpoint.answers(asked -> Answer.json("{\"events\":[" + event(now.minusSeconds(60 - endpoint.asked().size())
                .toEpochMilli(), "page " + endpoint.asked().size(), "s") + "]" + (endpoint.asked().size() == 25 ? "}"
                        : ",\"nextToken\":\"t%d\"}".formatted(endpoint.asked().size()))));
        var begin = now.minusSeconds(900);

        var first = logs.matching("g", "", begin, 100);
        assertThat(first.lines()).hasSize(20);
        assertThat(first.rest().orElseThrow().until()).isAfterOrEqualTo(now);
        var second = logs.further("g", "", begin, first.rest().orElseThrow(), 100);
        assertThat(second.lines()).extracting(LogLine::text).containsExactly("page 21", "page 22", "page 23",
                "page 24", "page 25");
        assertThat(second.rest()).isEmpty();
        assertThat(endpoint.asked().get(20).body()).contains("\"nextToken\":\"t20\"");
    }

    @Test
    void betweenWindowsItStopsToo() throws GatewayException {
        endpoint.answers(asked -> Answer.json("{\"events\":[]" + (endpoint.asked().size() % 20 == 0 ? "}"
                : ",\"nextToken\":\"t\"}")));
        var begin = Instant.now().minusSeconds(86_400);

        var rest = logs.matching("g", "", begin, 100).rest().orElseThrow();
        assertThat(rest.until()).isBetween(Instant.now().minusSeconds(1_000), Instant.now().minusSeconds(900));
        assertThat(rest.token()).isEmpty();
        assertThat(logs.further("g", "", begin, rest, 100).rest().orElseThrow().until()).isBefore(rest.until()
                .minusSeconds(3_600));
    }

    @Test
    void whereAFunctionWritesIsAsItSays() throws GatewayException {
        endpoint.answers(_ -> Answer.json("{\"LoggingConfig\":{\"LogGroup\":\"own\"}}"));
        assertThat(logs.groupOf("f")).isEqualTo("own");
        endpoint.answers(_ -> Answer.json("{}"));
        assertThat(logs.groupOf("f")).isEqualTo("/aws/lambda/f");
    }

    @Test
    void aRequestIsReadFromItsOwnStreamToItsReport() throws GatewayException {
        endpoint.answers(asked -> Answer.json(asked.target().equals("FilterLogEvents") ? "{\"events\":[" + event(5,
                "START RequestId: r-7", "2026/a") + "," + event(9, "REPORT RequestId: r-7", "2026/a") + "]}"
                : "{\"events\":[" + event(5, "START RequestId: r-7", "") + "," + event(6, "own words", "") + ","
                        + event(9,
                                "REPORT RequestId: r-7\\tDuration", "") + "," + event(10, "START RequestId: r-8", "")
                        + "],\"nextForwardToken\":\"f/1\"}"));

        assertThat(logs.ofRequest(new Request("g", "r-7", BEGIN, Optional.empty()), 20, 100).lines()).extracting(
                LogLine::text)
                .isEqualTo(List.of("START RequestId: r-7", "own words", "REPORT RequestId: r-7\tDuration"));
        assertThat(endpoint.asked()).extracting(Asked::target).containsExactly("FilterLogEvents", "GetLogEvents");
        assertThat(endpoint.asked().getFirst().body()).contains("\"filterPattern\":\"\\\"r-7\\\"\"");
        assertThat(endpoint.asked().getLast().body()).contains("2026/a");
    }

    @Test
    void aRequestThatGoesOnEndsWhereItsTokenComesBack() throws GatewayException {
        endpoint.answers(asked -> Answer.json(asked.target().equals("FilterLogEvents") ? "{\"events\":[" + event(5,
                "START RequestId: r-7", "s") + "]}"
                : "{\"events\":[" + (asked.says("f/1") ? "" : event(5, "START RequestId: r-7", "s"))
                        + "],\"nextForwardToken\":\"f/1\"}"));

        assertThat(logs.ofRequest(new Request("g", "r-7", BEGIN, Optional.empty()), 20, 100).lines()).hasSize(1);
        assertThat(endpoint.asked()).hasSize(3);
    }

    @Test
    void aRequestOfManyPagesIsReadAsFarAsItMayAndSaysSo() throws GatewayException {
        var page = new AtomicInteger();
        endpoint.answers(asked -> Answer.json(asked.target().equals("FilterLogEvents") ? "{\"events\":[" + event(5,
                "START RequestId: r-7", "s") + "]}"
                : "{\"events\":[" + event(6, page.incrementAndGet() == 25 ? "REPORT RequestId: r-7" : "line " + page,
                        "s")
                        + "],\"nextForwardToken\":\"f/" + page + "\"}"));
        var request = new Request("g", "r-7", BEGIN, Optional.empty());

        assertThat(logs.ofRequest(request, 20, 100)).satisfies(r -> assertThat(r.whole()).isFalse()).satisfies(
                r -> assertThat(r.lines()).hasSize(20));
        page.set(0);
        assertThat(logs.ofRequest(request, 40, 100)).satisfies(r -> assertThat(r.whole()).isTrue()).satisfies(
                r -> assertThat(r.lines()).hasSize(25));
    }

    @Test
    void aGroupIsFilteredOnTheServerAndOnlySinceThen() throws GatewayException {
        endpoint.answers(_ -> Answer.json("{\"events\":[" + event(System.currentTimeMillis(), "lost", "s") + "]}"));
        var from = Instant.now().minusSeconds(120);

        assertThat(logs.matching("g", "\"lost\"", from, 10).lines()).extracting(LogLine::text).containsExactly("lost");
        assertThat(endpoint.asked()).singleElement().satisfies(a -> assertThat(a.body()).contains(
                "\"filterPattern\":\"\\\"lost\\\"\"", "\"startTime\":" + from.toEpochMilli()).doesNotContain(
                        "endTime"));
    }

    @Test
    void aRefusalNamesThePermissionThatIsMissing() {
        endpoint.answers(_ -> new Answer(400, "application/x-amz-json-1.1",
                "{\"__type\":\"AccessDeniedException\",\"message\":\"Forbidden by the owner\"}", Map.of()));

        assertThatThrownBy(() -> logs.matching("g", "", Instant.now().minusSeconds(9), 10)).hasMessageContaining(
                "logs:FilterLogEvents");
        assertThatThrownBy(() -> logs.tail("g", "s", 10)).hasMessageContaining("logs:GetLogEvents");
    }

    @Test
    void howLongLinesAreKeptIsToldOfTheGroupAndNotOfOneWithALongerName() throws GatewayException {
        endpoint.answers(_ -> Answer.json(
                "{\"logGroups\":[{\"logGroupName\":\"g-2\",\"retentionInDays\":3},{\"logGroupName\":\"g\",\"retentionInDays\":7}]}"));

        assertThat(logs.keptDays("g")).contains(7);
        assertThat(logs.keptDays("other")).isEmpty();
    }
}
