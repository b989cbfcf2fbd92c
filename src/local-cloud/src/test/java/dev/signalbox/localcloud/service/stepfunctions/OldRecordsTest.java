package dev.signalbox.localcloud.service.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.localcloud.store.Store;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.model.DescribeActivityRequest;
import software.amazon.awssdk.services.sfn.model.DescribeActivityResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.EncryptionType;
import software.amazon.awssdk.services.sfn.model.LogLevel;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineResponse;

/** What was stored before there were versions and settings. */
final class OldRecordsTest {
    private static final String ARN = "arn:aws:states:local-1:000000000000:";
    private static final String ROLE = "arn:aws:iam::000000000000:role/r";
    private static final String PASS = "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}}}";

    /** A state machine as it was stored. */
    private record Machine(String arn, String name, String definition, String roleArn, Instant creationDate,
            Optional<String> revisionId, Map<String, String> tags, boolean deleting, Optional<String> type) {}

    /** An activity as it was stored. */
    private record Activity(String arn, String name, Instant creationDate, Map<String, String> tags) {}

    @TempDir Path folder;

    @Test
    void areReadAndGoOn() {
        try (var store = Store.open(folder.resolve("state.mv"))) {
            store.write(() -> {
                store.map("states.machines", Machine.class).put(ARN + "stateMachine:m", new Machine(ARN
                        + "stateMachine:m", "m", PASS, ROLE, Instant.EPOCH, Optional.empty(), Map.of("k", "v"), false,
                        Optional.empty()));
                store.map("states.activities", Activity.class).put(ARN + "activity:a", new Activity(ARN + "activity:a",
                        "a", Instant.EPOCH, Map.of()));
            });
        }
        try (var workshop = new Workshop(folder)) {
            var machine = workshop.registry.call(DescribeStateMachineRequest.builder().stateMachineArn(ARN
                    + "stateMachine:m").build(), DescribeStateMachineResponse.class);
            assertThat(machine.loggingConfiguration().level()).isEqualTo(LogLevel.OFF);
            assertThat(workshop.registry.call(DescribeActivityRequest.builder().activityArn(ARN + "activity:a").build(),
                    DescribeActivityResponse.class).encryptionConfiguration().type()).isEqualTo(
                            EncryptionType.AWS_OWNED_KEY);
            assertThat(workshop.create("m", "'A':{'Type':'Pass','End':true}")).isEqualTo(machine.stateMachineArn());
            var updated = workshop.registry.call(UpdateStateMachineRequest.builder().stateMachineArn(machine
                    .stateMachineArn()).roleArn(ROLE).definition(PASS).publish(true).build(),
                    UpdateStateMachineResponse.class);
            assertThat(updated.revisionId()).isNull();
            assertThat(updated.stateMachineVersionArn()).isEqualTo(machine.stateMachineArn() + ":1");
            assertThat(workshop.end(workshop.run(updated.stateMachineVersionArn(), "[1]")).output()).isEqualTo("[1]");
        }
    }
}
