package dev.signalbox.lambda.csvbatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.lambda.TaskInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Source systems 5.8: the custom resource ignored updates and deletions, and had an unstable id. */
class PostStackProcessingTest implements Setup {
    private final List<String> done = new ArrayList<>();
    private final List<JsonNode> answers = new ArrayList<>();
    private boolean fails;

    @Override
    public void notifyOf(String bucket, String id, String function) {
        done.add("notify " + bucket + " " + id + " " + function);
    }

    @Override
    public void stopNotifying(String bucket, String id) {
        done.add("stop " + bucket + " " + id);
    }

    @Override
    public void seed(String table, String bucket, String key) {
        if (fails) {
            throw new IllegalStateException("The sample data have a row with 3 fields");
        }
        done.add("seed " + table + " " + bucket + "/" + key);
    }

    private JsonNode send(String type, String more) throws IOException {
        var event = TaskInput.JSON.readTree("{\"RequestType\":\"" + type + "\",\"ResponseURL\":\"https://answer\","
                + "\"StackId\":\"s\",\"RequestId\":\"r\",\"LogicalResourceId\":\"l\"" + more
                + ",\"ResourceProperties\":{\"S3Bucket\":\"b\",\"FunctionARN\":\"f\",\"NotificationId\":\"n\","
                + "\"FinancialTableName\":\"t\",\"SeedBucket\":\"a\",\"SeedKey\":\"k\"}}");
        BatchRun.call(new PostStackProcessing(this, (_, body) -> answers.add(TaskInput.JSON.readTree(body))), event);
        return answers.getLast();
    }

    @Test
    void createsUpdatesAndDeletesUnderOneId() throws IOException {
        var created = send("Create", "");
        var id = created.path("PhysicalResourceId").asText();
        var updated = send("Update", ",\"PhysicalResourceId\":\"" + id + "\"");
        send("Delete", ",\"PhysicalResourceId\":\"" + id + "\"");

        assertThat(answers).allSatisfy(a -> assertThat(a.path("Status").asText()).isEqualTo("SUCCESS"));
        assertThat(updated.path("PhysicalResourceId").asText()).isEqualTo(id).isEqualTo("b-n");
        assertThat(done).containsExactly("notify b n f", "seed t a/k", "notify b n f", "seed t a/k", "stop b n");
    }

    @Test
    void aFailureIsToldWithItsReason() throws IOException {
        fails = true;

        var answer = send("Create", "");

        assertThat(answer.path("Status").asText()).isEqualTo("FAILED");
        assertThat(answer.path("Reason").asText()).contains("3 fields");
    }

    @Test
    void anUnknownRequestIsRefused() throws IOException {
        assertThat(send("Destroy", "").path("Status").asText()).isEqualTo("FAILED");
    }
}
