package dev.signalbox.localcloud.service.lambda.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sqs.model.Message;

final class BatchTest {
    private final Batch batch = new Batch(List.of(message("a"), message("b")));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            null                                                                     | a b
            {}                                                                       | a b
            {"batchItemFailures":null}                                               | a b
            {"batchItemFailures":[]}                                                 | a b
            {"batchItemFailures":[{"itemIdentifier":"a"}]}                           | b
            {"batchItemFailures":[{"itemIdentifier":"a"},{"itemIdentifier":"b"}]}    | ''
            {"batchItemFailures":[{"itemIdentifier":""}]}                            | ''
            {"batchItemFailures":[{"itemIdentifier":"unknown"}]}                     | ''
            {"batchItemFailures":[{"other":"a"}]}                                    | ''
            {"batchItemFailures":"a"}                                                | ''
            no JSON                                                                  | ''
            """)
    void keepsWhatTheFunctionCouldNotTake(String answer, String taken) {
        assertThat(String.join(" ", batch.taken(answer, true).stream().map(Message::messageId).toList())).isEqualTo(
                taken);
        assertThat(batch.taken(answer, false)).hasSize(2);
    }

    private static Message message(String id) {
        return Message.builder().messageId(id).build();
    }
}
