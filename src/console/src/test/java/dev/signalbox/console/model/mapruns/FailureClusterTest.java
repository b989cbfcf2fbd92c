package dev.signalbox.console.model.mapruns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.model.ExecutionDetails;
import dev.signalbox.console.model.ExecutionDetails.Qualifier;
import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.model.ExecutionStatus;
import dev.signalbox.console.model.ExecutionSummary;
import dev.signalbox.console.model.Redrivability;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FailureClusterTest {
    @Test
    void causesThatDifferByNumbersAndIdsAreOneReason() {
        var clusters = FailureCluster.of(List.of(failed("a", "Other", "gone"), failed("b", "BadRow",
                "row 7 of 0f8fad5b-d9cb-469f-a165-70867728950e"), failed("c", "BadRow",
                        "row 12 of 7c9e6679-7425-40de-944b-e07fc1f90ae7")));
        assertThat(clusters).extracting(FailureCluster::error).containsExactly("BadRow", "Other");
        assertThat(clusters).extracting(FailureCluster::count).containsExactly(2, 1);
        assertThat(clusters.getFirst().example()).isEqualTo(new ExecutionId("b"));
    }

    private static ExecutionDetails failed(String name, String error, String cause) {
        var summary = new ExecutionSummary(new ExecutionId(name), ExecutionStatus.FAILED, Instant.EPOCH, Optional
                .empty());
        return new ExecutionDetails(summary, "", "{}", Optional.empty(), Optional.of(error), Optional.of(cause),
                new Redrivability(0,
                        Optional.empty(), Optional.empty()), Optional.of(Instant.EPOCH), Optional.empty(),
                Qualifier.NONE);
    }
}
