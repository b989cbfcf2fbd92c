package dev.signalbox.localcloud.service.stepfunctions;

import dev.signalbox.states.TaskCall;
import dev.signalbox.states.TaskOutcome;
import dev.signalbox.states.TaskResource;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What was answered to calls that must not be made twice: the receipt becomes durable together with the call's effect, so after a
 * crash the call that is repeated gets the answer and has no second effect. AWS runs each task of a Standard execution once, too,
 * unless it is told to retry
 * (<a href="https://docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html">workflow types</a>).
 *
 * <p>That goes for calls of which everything happens in our store before they return. Others are named
 * ({@link dev.signalbox.localcloud.runtime.ClientToken}), do the same when repeated, or leave this process, as functions do, and
 * those happen at least once.
 */
final class Receipts {
    /** By the SDK's module name. None of these waits for another thread, which could wait for our commit. */
    private static final Map<String, Set<String>> ONCE = Map.of("dynamodb", Set.of("putItem", "updateItem",
            "deleteItem", "transactWriteItems", "batchWriteItem"), "sqs", Set.of("sendMessage", "sendMessageBatch",
                    "deleteMessage", "deleteMessageBatch"), "sns", Set.of("publish", "publishBatch"), "ses", Set.of(
                            "sendEmail", "sendRawEmail"), "sesv2", Set.of("sendEmail"));

    private final Records records;

    Receipts(Records records) {
        this.records = records;
    }

    TaskOutcome perform(TaskCall call, Supplier<TaskOutcome> work) {
        return isOnce(call.resource()) && !call.executionId().contains(":express:") ? once(call, work) : work.get();
    }

    private TaskOutcome once(TaskCall call, Supplier<TaskOutcome> work) {
        var earlier = records.receipt(call.executionId(), call.id());
        if (earlier.isPresent()) {
            return new TaskOutcome.Succeeded(Payloads.own(earlier.get()));
        }
        return records.writePatiently(() -> {
            var outcome = work.get();
            if (outcome instanceof TaskOutcome.Succeeded(var output)) {
                records.addReceipt(call.executionId(), call.id(), Payloads.text(output));
            }
            return outcome;
        });
    }

    private static boolean isOnce(TaskResource resource) {
        if (resource.kind() == TaskResource.Kind.ACTIVITY) {
            return false;
        }
        var service = resource.service().toLowerCase(Locale.ROOT).replace("aws-sdk:", "");
        return ONCE.getOrDefault(service, Set.of()).contains(resource.operation());
    }
}
