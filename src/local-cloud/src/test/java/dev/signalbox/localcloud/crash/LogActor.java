package dev.signalbox.localcloud.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;

/** Puts batches of lines, which are numbered; a batch is there wholly or not at all. */
final class LogActor implements Actor {
    private final CloudWatchLogsClient logs;
    private int next;
    private int wanted;

    LogActor(CloudWatchLogsClient logs) {
        this.logs = logs;
    }

    @Override
    public void prepare() {
        logs.createLogGroup(r -> r.logGroupName("g"));
        logs.createLogStream(r -> r.logGroupName("g").logStreamName("s"));
    }

    @Override
    public void step(Random random) {
        wanted = next + 1 + random.nextInt(20);
        long now = Instant.now().toEpochMilli();
        var lines = IntStream.range(next, wanted).mapToObj(i -> InputLogEvent.builder().message("line " + i).timestamp(
                now).build()).toList();
        logs.putLogEvents(r -> r.logGroupName("g").logStreamName("s").logEvents(lines));
        next = wanted;
    }

    @Override
    public void check() {
        List<String> found = new ArrayList<>();
        String token = null;
        while (true) {
            var from = token;
            var page = logs.getLogEvents(r -> r.logGroupName("g").logStreamName("s").startFromHead(true).nextToken(
                    from));
            page.events().stream().map(OutputLogEvent::message).forEach(found::add);
            if (page.nextForwardToken().equals(token)) {
                break;
            }
            token = page.nextForwardToken();
        }
        assertThat(found.size()).isIn(next, wanted);
        assertThat(found).isEqualTo(IntStream.range(0, found.size()).mapToObj(i -> "line " + i).toList());
        next = found.size();
    }
}
