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
                "0.25 1 of 4 resources · Role CREATE_FAILED", "-1.00 Rolling back · stack ROLLBACK_IN_PROGRESS",
                "-1.00 Rolling back · Queue DELETE_COMPLETE");
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
