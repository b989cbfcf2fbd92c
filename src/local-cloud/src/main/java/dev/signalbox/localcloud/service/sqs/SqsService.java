package dev.signalbox.localcloud.service.sqs;

import dev.signalbox.localcloud.runtime.AwsService;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.service.sqs.queue.Messages;
import dev.signalbox.localcloud.service.sqs.queue.Queues;

/** Queues. Policies are kept for the services that send for somebody else; they do not bind signed callers. */
public final class SqsService implements AwsService {
    private final QueueOperations queues;
    private final AttributeOperations attributes;
    private final SendOperations sending;
    private final ReceiveOperations receiving;
    private final Messages messages;
    private final Retention retention;

    public SqsService(CloudContext context) {
        var stored = new Queues(context.store());
        var directory = new Directory(context, stored);
        var keys = new KeyCheck(context.calls());
        messages = new Messages(context.store(), context.time(), stored);
        queues = new QueueOperations(context, stored, directory, messages);
        attributes = new AttributeOperations(context, stored, directory, messages);
        sending = new SendOperations(directory, messages, keys, new Drafts(context));
        receiving = new ReceiveOperations(directory, messages, keys);
        retention = new Retention(context.time(), messages);
    }

    @Override
    public void register(Operations operations) {
        queues.register(operations);
        attributes.register(operations);
        sending.register(operations);
        receiving.register(operations);
    }

    @Override
    public void resume() {
        retention.start();
    }

    @Override
    public void close() {
        retention.close();
        messages.close();
    }
}
