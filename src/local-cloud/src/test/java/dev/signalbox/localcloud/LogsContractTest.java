package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import software.amazon.awssdk.services.cloudwatchlogs.model.OrderBy;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;

final class LogsContractTest {
    private static final String GROUP = "/aws/lambda/work";

    @TempDir Path folder;
    private LocalCloudFixture fixture;
    private CloudWatchLogsClient logs;
    private final long now = Instant.now().toEpochMilli();

    @BeforeEach
    void start() {
        fixture = new LocalCloudFixture(folder);
        logs = fixture.client(CloudWatchLogsClient.builder());
        logs.createLogGroup(r -> r.logGroupName(GROUP).tags(Map.of("a", "b")));
        logs.createLogStream(r -> r.logGroupName(GROUP).logStreamName("one"));
    }

    @AfterEach
    void stop() {
        logs.close();
        fixture.close();
    }

    @Test
    void describesGroups() {
        logs.putRetentionPolicy(r -> r.logGroupName(GROUP).retentionInDays(14));
        logs.createLogGroup(r -> r.logGroupName("other"));

        assertThat(logs.describeLogGroups().logGroups()).extracting(LogGroup::logGroupName).containsExactly(GROUP,
                "other");
        var group = logs.describeLogGroups(r -> r.logGroupNamePrefix("/aws")).logGroups().getFirst();
        assertThat(group.retentionInDays()).isEqualTo(14);
        assertThat(group.arn()).isEqualTo("arn:aws:logs:local-1:000000000000:log-group:/aws/lambda/work:*");
        assertThat(logs.listTagsForResource(r -> r.resourceArn(group.logGroupArn())).tags()).containsEntry("a", "b");
        refused(() -> logs.putRetentionPolicy(r -> r.logGroupName(GROUP).retentionInDays(2)),
                "InvalidParameterException");
        refused(() -> logs.createLogGroup(r -> r.logGroupName(GROUP)), "ResourceAlreadyExistsException");
    }

    @Test
    void readsForwardPageByPage() {
        write("one", 0, 5);

        var first = logs.getLogEvents(r -> r.logGroupName(GROUP).logStreamName("one").startFromHead(true).limit(3));
        assertThat(first.events()).extracting(OutputLogEvent::message).containsExactly("line 0", "line 1", "line 2");
        var second = logs.getLogEvents(r -> r.logGroupName(GROUP).logStreamName("one").nextToken(first
                .nextForwardToken()).limit(3));
        assertThat(second.events()).extracting(OutputLogEvent::message).containsExactly("line 3", "line 4");
        var end = logs.getLogEvents(r -> r.logGroupName(GROUP).logStreamName("one").nextToken(second
                .nextForwardToken()));
        assertThat(end.events()).isEmpty();
        assertThat(end.nextForwardToken()).isEqualTo(second.nextForwardToken());
    }

    @Test
    void followsAStreamFromItsEmptyStart() {
        var empty = logs.getLogEvents(r -> r.logGroupName(GROUP).logStreamName("one"));
        write("one", 0, 2);

        assertThat(logs.getLogEvents(r -> r.logGroupName(GROUP).logStreamName("one").nextToken(empty
                .nextForwardToken())).events()).hasSize(2);
    }

    @Test
    void readsTheNewestAndBackward() {
        write("one", 0, 5);

        var last = logs.getLogEvents(r -> r.logGroupName(GROUP).logStreamName("one").limit(2));
        assertThat(last.events()).extracting(OutputLogEvent::message).containsExactly("line 3", "line 4");
        var before = logs.getLogEvents(r -> r.logGroupName(GROUP).logStreamName("one").nextToken(last
                .nextBackwardToken()).limit(2));
        assertThat(before.events()).extracting(OutputLogEvent::message).containsExactly("line 1", "line 2");
        assertThat(logs.getLogEvents(r -> r.logGroupName(GROUP).logStreamName("one").startTime(now + 1).endTime(now
                + 3)).events()).extracting(OutputLogEvent::message).containsExactly("line 1", "line 2");
    }

    @Test
    void filtersAcrossStreams() {
        logs.createLogStream(r -> r.logGroupName(GROUP).logStreamName("two"));
        write("one", 0, 3);
        write("two", 1, 3);

        var page = logs.filterLogEvents(r -> r.logGroupName(GROUP).limit(3));
        assertThat(page.events()).extracting(FilteredLogEvent::message).containsExactly("line 0", "line 1", "line 1");
        var rest = logs.filterLogEvents(r -> r.logGroupName(GROUP).nextToken(page.nextToken()));
        assertThat(rest.events()).extracting(FilteredLogEvent::logStreamName).containsExactly("one", "two");
        assertThat(filtered("line -0")).hasSize(4);
        assertThat(filtered("?\"line 0\" ?\"line 2\"")).hasSize(3);
        assertThat(filtered("{ $.a = 1 }")).isEmpty();
        assertThat(filtered("[word, number > 1]")).hasSize(2);
        refused(() -> filtered("{ $.a = }"), "InvalidParameterException");
        refused(() -> logs.filterLogEvents(r -> r.logGroupName(GROUP).nextToken("?")), "InvalidParameterException");
        refused(() -> logs.filterLogEvents(r -> r.logGroupName(GROUP).logStreamNames("one").logStreamNamePrefix("o")),
                "InvalidParameterException");
    }

    /** A line of 600 kB each: two do not fit into one answer of 1 MB. */
    @Test
    void answersWithAMegabyteAtMost() {
        for (int i = 0; i < 2; i++) {
            var large = event(now + i, i + "x".repeat(600_000));
            logs.putLogEvents(r -> r.logGroupName(GROUP).logStreamName("one").logEvents(large));
        }

        var first = logs.getLogEvents(r -> r.logGroupName(GROUP).logStreamName("one").startFromHead(true));
        assertThat(first.events()).hasSize(1);
        assertThat(logs.getLogEvents(r -> r.logGroupName(GROUP).logStreamName("one").nextToken(first
                .nextForwardToken()))
                .events()).singleElement().matches(e -> e.message().startsWith("1"));
        assertThat(logs.filterLogEventsPaginator(r -> r.logGroupName(GROUP)).events()).hasSize(2);
        assertThat(logs.filterLogEvents(r -> r.logGroupName(GROUP)).events()).hasSize(1);
    }

    @Test
    void ordersStreamsByLastEvent() {
        logs.createLogStream(r -> r.logGroupName(GROUP).logStreamName("two"));
        write("two", 0, 1);

        assertThat(logs.describeLogStreams(r -> r.logGroupName(GROUP).orderBy(OrderBy.LAST_EVENT_TIME).descending(true))
                .logStreams()).extracting(LogStream::logStreamName).containsExactly("two", "one");
    }

    @Test
    void saysWhatItRejects() {
        var old = now - Duration.ofDays(15).toMillis();
        var answer = logs.putLogEvents(r -> r.logGroupName(GROUP).logStreamName("one").logEvents(event(old, "old")));

        assertThat(answer.rejectedLogEventsInfo().tooOldLogEventEndIndex()).isEqualTo(1);
        refused(() -> logs.putLogEvents(r -> r.logGroupName(GROUP).logStreamName("one").logEvents(event(now, "b"),
                event(now - 1, "a"))), "InvalidParameterException");
        refused(() -> logs.putLogEvents(r -> r.logGroupName(GROUP).logStreamName("one").logEvents(event(now - 1
                - Duration
                        .ofHours(24).toMillis(), "a"), event(now, "b"))), "InvalidParameterException");
        logs.putRetentionPolicy(r -> r.logGroupName(GROUP).retentionInDays(1));
        assertThat(logs.putLogEvents(r -> r.logGroupName(GROUP).logStreamName("one").logEvents(event(now - 1 - Duration
                .ofHours(24).toMillis(), "a"))).rejectedLogEventsInfo().expiredLogEventEndIndex()).isEqualTo(1);
        refused(() -> write("nowhere", 0, 1), "ResourceNotFoundException");
        refused(() -> logs.createLogGroup(r -> r.logGroupName("no blanks")), "InvalidParameterException");
    }

    @Test
    void forgetsADeletedGroupAndKeepsTheRestAcrossARestart() {
        write("one", 0, 2);
        logs.createLogGroup(r -> r.logGroupName("gone"));
        logs.deleteLogGroup(r -> r.logGroupName("gone"));

        fixture.restart();
        try (var after = fixture.client(CloudWatchLogsClient.builder())) {
            assertThat(after.describeLogGroups().logGroups()).hasSize(1);
            assertThat(after.getLogEvents(r -> r.logGroupName(GROUP).logStreamName("one")).events()).hasSize(2);
        }
    }

    private List<FilteredLogEvent> filtered(String pattern) {
        return logs.filterLogEvents(r -> r.logGroupName(GROUP).filterPattern(pattern)).events();
    }

    private void write(String stream, int from, int to) {
        var events = IntStream.range(from, to).mapToObj(i -> event(now + i, "line " + i)).toList();
        logs.putLogEvents(r -> r.logGroupName(GROUP).logStreamName(stream).logEvents(events));
    }

    private static InputLogEvent event(long time, String message) {
        return InputLogEvent.builder().timestamp(time).message(message).build();
    }

    private static void refused(ThrowingCallable call, String code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(CloudWatchLogsException.class, e -> assertThat(e
                .awsErrorDetails().errorCode()).isEqualTo(code));
    }
}
