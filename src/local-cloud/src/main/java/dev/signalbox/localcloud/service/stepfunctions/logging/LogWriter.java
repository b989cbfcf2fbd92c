package dev.signalbox.localcloud.service.stepfunctions.logging;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.ServiceError;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;

/** One thread that writes the lines of all executions, in batches; what cannot be written is dropped, as on AWS. */
final class LogWriter {
    private static final Logger LOG = LoggerFactory.getLogger(LogWriter.class);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd-HH-mm").withZone(
            ZoneOffset.UTC);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);
    private static final int BATCH_LINES = 1000;
    private static final int BATCH_BYTES = 1_000_000;
    private static final int LINE_OVERHEAD = 26;

    private final CloudContext context;
    private final BlockingQueue<Line> waiting = new LinkedBlockingQueue<>();
    private final Map<String, String> streams = new ConcurrentHashMap<>();
    private @Nullable Thread thread;
    private @Nullable Line ahead;

    LogWriter(CloudContext context) {
        this.context = context;
    }

    record Line(String group, String stream, Instant when, String message) {
        private static final Line END = new Line("", "", Instant.EPOCH, "");

        private boolean goesWith(Line other) {
            return group.equals(other.group) && stream.equals(other.stream);
        }
    }

    /** The stream of a state machine in the group: one for as long as the local cloud runs. */
    String stream(String group, String stateMachineArn) {
        var name = stateMachineArn.substring(stateMachineArn.lastIndexOf(':') + 1);
        return streams.computeIfAbsent(group + "#" + stateMachineArn, _ -> "states/" + name + "/" + MINUTE.format(
                context.time().now()) + "/" + "%08x".formatted(ThreadLocalRandom.current().nextInt()));
    }

    synchronized void write(Line line) {
        if (thread == null) {
            thread = Thread.ofVirtual().name("execution logs").start(this::run);
        }
        waiting.add(line);
    }

    void close() {
        Thread running;
        synchronized (this) {
            running = thread;
        }
        if (running == null) {
            return;
        }
        waiting.add(Line.END);
        try {
            if (!running.join(CLOSE_LIMIT)) {
                LOG.warn("Logs of executions are closed with {} lines not written", waiting.size());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (true) {
                var line = ahead == null ? waiting.take() : ahead;
                ahead = null;
                if (line.equals(Line.END)) {
                    return;
                }
                put(line, batch(line));
            }
        } catch (InterruptedException e) {
            LOG.debug("Logs of executions ended with {} lines left", waiting.size());
        }
    }

    /** This line and those that wait behind it for the same stream. */
    private List<InputLogEvent> batch(Line first) {
        var batch = new ArrayList<InputLogEvent>();
        int bytes = 0;
        var line = first;
        while (line != null) {
            int size = LINE_OVERHEAD + line.message().getBytes(StandardCharsets.UTF_8).length;
            boolean full = batch.size() == BATCH_LINES || (!batch.isEmpty() && bytes + size > BATCH_BYTES);
            if (full || !line.goesWith(first)) {
                ahead = line;
                break;
            }
            batch.add(InputLogEvent.builder().timestamp(line.when().toEpochMilli()).message(line.message()).build());
            bytes += size;
            line = waiting.poll();
        }
        batch.sort(Comparator.comparing(InputLogEvent::timestamp));
        return batch;
    }

    private void put(Line to, List<InputLogEvent> batch) {
        try {
            open(to);
            context.calls().call(PutLogEventsRequest.builder().logGroupName(to.group()).logStreamName(to.stream())
                    .logEvents(batch).build(), PutLogEventsResponse.class);
        } catch (AwsServiceException e) {
            LOG.warn("{} events of executions cannot be written to the log group {}: {}", batch.size(), to.group(),
                    ServiceError.messageOf(e));
        } catch (RuntimeException e) {
            LOG.error("{} events of executions are lost to the log group {}", batch.size(), to.group(), e);
        }
    }

    private void open(Line to) {
        try {
            context.calls().call(CreateLogStreamRequest.builder().logGroupName(to.group()).logStreamName(to.stream())
                    .build(), CreateLogStreamResponse.class);
        } catch (AwsServiceException e) {
            if (!ServiceError.codeOf(e).equals("ResourceAlreadyExistsException")) {
                throw e;
            }
        }
    }
}
