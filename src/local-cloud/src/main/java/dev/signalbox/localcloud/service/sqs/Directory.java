package dev.signalbox.localcloud.service.sqs;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.service.sqs.queue.Queue;
import dev.signalbox.localcloud.service.sqs.queue.Queues;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Queues by the URLs that clients know them by. */
final class Directory {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,80}");
    private static final Pattern FIFO_NAME = Pattern.compile("(?=.{1,80}$)[A-Za-z0-9_-]+\\.fifo");

    private final CloudContext context;
    private final Queues queues;

    Directory(CloudContext context, Queues queues) {
        this.context = context;
        this.queues = queues;
    }

    /** The port may be another one after a restart, so only account and name of the URL count. */
    Queue byUrl(@Nullable String url) {
        if (url == null || url.isEmpty()) {
            throw SqsErrors.missing("QueueUrl");
        }
        var steps = url.split("/");
        boolean ours = steps.length == 1 || steps[steps.length - 2].equals(context.identity().account());
        return queues.get(steps[steps.length - 1]).filter(_ -> ours).orElseThrow(SqsErrors::noQueue);
    }

    Queue byName(String name, @Nullable String account) {
        boolean ours = account == null || account.equals(context.identity().account());
        return queues.get(name).filter(_ -> ours).orElseThrow(SqsErrors::noQueue);
    }

    String url(Queue queue) {
        return context.endpoint().uri() + "/" + context.identity().account() + "/" + queue.name();
    }

    String arn(String name) {
        return context.arn("sqs", name);
    }

    static String checked(@Nullable String name) {
        if (name == null) {
            throw SqsErrors.missing("QueueName");
        }
        if (!NAME.matcher(name).matches() && !FIFO_NAME.matcher(name).matches()) {
            throw SqsErrors.invalid("Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in "
                    + "length");
        }
        return name;
    }
}
