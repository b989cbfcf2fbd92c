package dev.signalbox.localcloud.service.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.signalbox.localcloud.store.Store;
import dev.signalbox.states.TaskCall;
import dev.signalbox.states.TaskOutcome;
import dev.signalbox.states.TaskResource;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A crash between a call and the journal entry of its answer made the call a second time: two messages, counted twice. */
final class ReceiptsTest {
    private static final String SEND = "arn:aws:states:::sqs:sendMessage.waitForTaskToken";
    @TempDir Path folder;
    private int done;

    @Test
    void answersARepeatedCallWithoutItsEffect() {
        try (var store = Store.open(folder.resolve("state.mv"))) {
            assertThat(perform(store, SEND, "1", this::work)).isEqualTo(answer(1));
        }
        try (var store = Store.open(folder.resolve("state.mv"))) {
            assertThat(perform(store, SEND, "1", this::work)).isEqualTo(answer(1));
            assertThat(perform(store, SEND, "2", this::work)).isEqualTo(answer(2));
        }
    }

    @ParameterizedTest
    @CsvSource({"arn:aws:states:::dynamodb:updateItem, 1", "arn:aws:states:::aws-sdk:dynamodb:transactWriteItems, 1",
            "arn:aws:states:::aws-sdk:sqs:sendMessage, 1", "arn:aws:states:::sns:publish, 1",
            "arn:aws:states:::aws-sdk:sqs:receiveMessage, 2", "arn:aws:states:::lambda:invoke, 2",
            "arn:aws:states:local-1:000000000000:activity:a, 2"})
    void doesOnceWhatHappensInTheStoreAlone(String resource, int times) {
        try (var store = Store.open(folder.resolve("state.mv"))) {
            perform(store, resource, "1", this::work);
            perform(store, resource, "1", this::work);
        }
        assertThat(done).isEqualTo(times);
    }

    @Test
    void aCallThatFailedIsMadeAgain() {
        try (var store = Store.open(folder.resolve("state.mv"))) {
            perform(store, SEND, "1", () -> new TaskOutcome.Failed("SQS.QueueDoesNotExist", ""));
            assertThat(perform(store, SEND, "1", this::work)).isEqualTo(answer(1));
        }
    }

    private TaskOutcome work() {
        done++;
        return answer(done);
    }

    private static TaskOutcome answer(int number) {
        return new TaskOutcome.Succeeded(JsonNodeFactory.instance.objectNode().put("MessageId", number));
    }

    private static TaskOutcome perform(Store store, String resource, String id, Supplier<TaskOutcome> work) {
        return new Receipts(new Records(store)).perform(new TaskCall("arn:execution:m:e", id, "S", TaskResource.of(
                resource), JsonNodeFactory.instance.objectNode(), Optional.empty()), work);
    }
}
