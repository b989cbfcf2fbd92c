package dev.signalbox.console.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.deploy.DeployEvent;
import dev.signalbox.deploy.StackEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StackProgressTest {
    private final StackProgress progress = new StackProgress();
    private final List<String> told = new ArrayList<>();

    private void hear(String id, String type, String status) {
        hear(new DeployEvent.Progress(new StackEvent("e", "stack", Instant.EPOCH, id, id, type, status, Optional
                .empty(),
                Optional.empty())));
    }

    private void hear(DeployEvent event) {
        progress.heard(event, (share, words) -> told.add("%.2f %s".formatted(share, words)));
    }

    @Test
    void countsResourcesThatAreThere() {
        hear(new DeployEvent.ResourcesCounted(4));
        hear("stack", "AWS::CloudFormation::Stack", "CREATE_IN_PROGRESS");
        hear("Queue", "AWS::SQS::Queue", "CREATE_IN_PROGRESS");
        hear("Queue", "AWS::SQS::Queue", "CREATE_COMPLETE");
        hear("Role", "AWS::IAM::Role", "CREATE_FAILED");
        hear("stack", "AWS::CloudFormation::Stack", "ROLLBACK_IN_PROGRESS");
        hear("Queue", "AWS::SQS::Queue", "DELETE_COMPLETE");
        assertThat(told).containsExactly("0.00 0 of 4 resources · stack CREATE_IN_PROGRESS",
                "0.00 0 of 4 resources · Queue CREATE_IN_PROGRESS", "0.25 1 of 4 resources · Queue CREATE_COMPLETE",
                "0.25 1 of 4 resources · Role CREATE_FAILED",
                "-1.00 Rolling back · stack ROLLBACK_IN_PROGRESS · first failure Role",
                "-1.00 Rolling back · Queue DELETE_COMPLETE · first failure Role");
    }

    private void hear(int second, String stack, String id, String status, String reason) {
        boolean inner = id.equals("Inner");
        hear(new DeployEvent.Progress(new StackEvent("e" + second, stack, Instant.ofEpochSecond(second), id, inner
                ? "inner"
                : id, inner ? "AWS::CloudFormation::Stack" : "AWS::S3::Bucket", status, Optional.of(reason), Optional
                        .empty())));
    }

    @Test
    void tellsTheCauseAsSoonAsItIsKnown() {
        hear(1, "inner", "Bucket", "CREATE_FAILED", "it exists already");
        assertThat(told.getLast()).isEqualTo("-1.00 Bucket CREATE_FAILED · it exists already");
        hear(2, "inner", "Queue", "CREATE_FAILED", "Resource creation cancelled");
        hear(3, "inner", "Inner", "ROLLBACK_IN_PROGRESS", "[Bucket] failed");
        assertThat(told.getLast()).isEqualTo(
                "-1.00 Rolling back · Inner ROLLBACK_IN_PROGRESS · first failure Bucket: it exists already");
        hear(4, "outer", "Inner", "CREATE_FAILED", "Embedded stack was not successfully created");
        assertThat(told.getLast()).endsWith("Inner CREATE_FAILED · first failure Bucket: it exists already");
    }

    @Test
    void neverCountsMoreThanThereAre() {
        hear(new DeployEvent.ResourcesCounted(1));
        hear("Inner", "AWS::CloudFormation::Stack", "CREATE_COMPLETE");
        hear("Queue", "AWS::SQS::Queue", "CREATE_COMPLETE");
        assertThat(told.getLast()).isEqualTo("1.00 1 of 1 resources · Queue CREATE_COMPLETE");
    }

    @Test
    void tellsNoShareOfWhatWasNotCounted() {
        hear("Queue", "AWS::SQS::Queue", "CREATE_COMPLETE");
        assertThat(told).containsExactly("-1.00 Queue CREATE_COMPLETE");
    }
}
