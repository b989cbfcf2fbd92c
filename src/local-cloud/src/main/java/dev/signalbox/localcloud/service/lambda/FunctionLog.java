package dev.signalbox.localcloud.service.lambda;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.ServiceError;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;

/** One environment's log stream. Lines are put in batches; when the Logs service is slow, the function waits. */
final class FunctionLog {
    private static final Logger LOG = LoggerFactory.getLogger(FunctionLog.class);
    private static final int WAITING_LINES = 2_000;
    /** PutLogEvents takes 1 MiB; a line may have 64 Ki characters of up to three bytes. */
    private static final int BATCH_LINES = 500;
    private static final int BATCH_BYTES = 800_000;
    private static final int TAIL_BYTES = 4096;
    private static final Duration CLOSE_WAIT = Duration.ofSeconds(3);

    private final CloudContext context;
    private final String group;
    private final String stream;
    private final BlockingQueue<InputLogEvent> waiting = new ArrayBlockingQueue<>(WAITING_LINES);
    private final Thread writer;
    private final StringBuilder tail = new StringBuilder();
    private volatile boolean closing;

    FunctionLog(CloudContext context, String group, String stream) {
        this.context = context;
        this.group = group;
        this.stream = stream;
        this.writer = Thread.ofVirtual().name("log-" + stream).start(this::write);
    }

    String stream() {
        return stream;
    }

    /** Adds a line, without its line end. */
    void line(String text) {
        synchronized (tail) {
            tail.append(text).append('\n');
            if (tail.length() > 2 * TAIL_BYTES) {
                tail.delete(0, tail.length() - TAIL_BYTES);
            }
        }
        var event = InputLogEvent.builder().timestamp(context.time().now().toEpochMilli()).message(text + "\n").build();
        try {
            if (!waiting.offer(event, 10, TimeUnit.SECONDS)) {
                LOG.warn("The log {} takes no more lines; one is lost", group);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Forgets the lines before. */
    void startTail() {
        synchronized (tail) {
            tail.setLength(0);
        }
    }

    /** The last 4 KB since {@link #startTail}. */
    String tail() {
        synchronized (tail) {
            var bytes = tail.toString().getBytes(StandardCharsets.UTF_8);
            int from = Math.max(0, bytes.length - TAIL_BYTES);
            return new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
        }
    }

    /** Waits a little until all lines are with the Logs service. */
    void close() {
        closing = true;
        try {
            if (!writer.join(CLOSE_WAIT)) { // not interrupted: that would close the file that the store has open
                LOG.warn("Log {} is closed with {} lines not yet written", group, waiting.size());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        try {
            open();
            while (!closing || !waiting.isEmpty()) {
                var first = waiting.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    put(batch(first));
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("Log {} was closed with {} lines left", group, waiting.size());
        } catch (AwsServiceException e) {
            LOG.warn("Log {} cannot be written: {}", group, ServiceError.messageOf(e));
            drop();
        }
    }

    /** The group is made only if there is none, for not every function's role may. */
    private void open() {
        var made = CreateLogStreamRequest.builder().logGroupName(group).logStreamName(stream).build();
        try {
            ensure(made, CreateLogStreamResponse.class);
        } catch (AwsServiceException e) {
            if (!ServiceError.codeOf(e).equals("ResourceNotFoundException")) {
                throw e;
            }
            ensure(CreateLogGroupRequest.builder().logGroupName(group).build(), CreateLogGroupResponse.class);
            ensure(made, CreateLogStreamResponse.class);
        }
    }

    private List<InputLogEvent> batch(InputLogEvent first) {
        var batch = new ArrayList<InputLogEvent>();
        int bytes = 0;
        for (var event = first; event != null; event = waiting.poll()) {
            batch.add(event);
            bytes += 26 + 3 * event.message().length();
            if (batch.size() >= BATCH_LINES || bytes >= BATCH_BYTES) {
                break;
            }
        }
        return batch;
    }

    private void put(List<InputLogEvent> batch) {
        context.calls().call(PutLogEventsRequest.builder().logGroupName(group).logStreamName(stream).logEvents(batch)
                .build(), PutLogEventsResponse.class);
    }

    private <R extends AwsResponse> void ensure(AwsRequest request, Class<R> response) {
        try {
            context.calls().call(request, response);
        } catch (AwsServiceException e) {
            if (!ServiceError.codeOf(e).equals("ResourceAlreadyExistsException")) {
                throw e;
            }
        }
    }

    /** Nobody takes lines any more, and the function must not wait for that. */
    private void drop() {
        while (!closing) {
            try {
                waiting.poll(1, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }
}
