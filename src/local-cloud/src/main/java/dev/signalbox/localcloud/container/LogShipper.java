package dev.signalbox.localcloud.container;

import dev.signalbox.localcloud.runtime.Calls;
import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.runtime.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;

/** Sends the lines of one container to its log stream, in batches; a full buffer makes the writer wait. */
public final class LogShipper {
    private static final Logger LOG = LoggerFactory.getLogger(LogShipper.class);
    private static final int BUFFER = 4096;
    private static final int BATCH_CHARS = 256 * 1024;
    private static final Duration LAST_LINES = Duration.ofSeconds(10);
    private static final InputLogEvent END = InputLogEvent.builder().build();

    private final Calls calls;
    private final Time time;
    private final Target log;
    private final BlockingQueue<InputLogEvent> events = new ArrayBlockingQueue<>(BUFFER);
    private final Thread sender;

    /** Where a container's output goes. */
    public record Target(String group, String stream, boolean createGroup) {}

    private LogShipper(Calls calls, Time time, Target log) {
        this.calls = calls;
        this.time = time;
        this.log = log;
        this.sender = Thread.ofVirtual().name("container-log-" + log.stream()).unstarted(this::send);
    }

    /**
     * Makes the stream and begins to send.
     *
     * @throws AwsServiceException when the group does not exist and may not be made
     */
    public static LogShipper open(Calls calls, Time time, Target log) {
        if (log.createGroup()) {
            createGroup(calls, log.group());
        }
        calls.call(CreateLogStreamRequest.builder().logGroupName(log.group()).logStreamName(log.stream()).build(),
                CreateLogStreamResponse.class);
        var shipper = new LogShipper(calls, time, log);
        shipper.sender.start();
        return shipper;
    }

    private static void createGroup(Calls calls, String group) {
        try {
            calls.call(CreateLogGroupRequest.builder().logGroupName(group).build(), CreateLogGroupResponse.class);
        } catch (AwsServiceException e) {
            if (!ServiceError.codeOf(e).equals("ResourceAlreadyExistsException")) {
                throw e;
            }
            LOG.debug("Log group {} is there already", group);
        }
    }

    /** Takes a line; an empty one is left out, because CloudWatch takes none. */
    public void line(String text) {
        if (!text.isEmpty()) {
            put(InputLogEvent.builder().timestamp(time.now().toEpochMilli()).message(text).build());
        }
    }

    private void put(InputLogEvent event) {
        try {
            events.put(event);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when all lines are sent, or after a while. */
    public void close() {
        put(END);
        try {
            if (!sender.join(LAST_LINES)) {
                LOG.warn("The last lines of log stream {} were not taken in time", log.stream());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send() {
        try {
            boolean more = true;
            while (more) {
                var batch = new ArrayList<InputLogEvent>();
                more = fill(batch);
                if (!batch.isEmpty()) {
                    send(batch);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for an event and takes what has come by then; false once the end was among it. */
    private boolean fill(List<InputLogEvent> batch) throws InterruptedException {
        int chars = 0;
        for (var event = events.take(); event != null; event = chars > BATCH_CHARS ? null : events.poll()) {
            if (event == END) {
                return false;
            }
            batch.add(event);
            chars += event.message().length();
        }
        return true;
    }

    private void send(List<InputLogEvent> batch) {
        try {
            calls.call(PutLogEventsRequest.builder().logGroupName(log.group()).logStreamName(log.stream())
                    .logEvents(batch).build(), PutLogEventsResponse.class);
        } catch (AwsServiceException e) {
            LOG.warn("{} lines for log stream {} were not taken: {}", batch.size(), log.stream(), ServiceError
                    .messageOf(e));
        }
    }
}
