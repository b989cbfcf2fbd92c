package dev.signalbox.console.gateway.aws.batch;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.console.gateway.GatewayException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.batch.model.JobDetail;

class OrderShapesTest {
    @Test
    void aJobWhoseOverridesAreNotKnownIsNotSubmittedAgain() {
        var job = JobDetail.builder().jobId("id").jobName("pod").jobQueue("q").jobDefinition("d:1").eksProperties(
                e -> e.podProperties(p -> p.hostNetwork(true))).build();

        assertThatThrownBy(() -> OrderShapes.again(job, Optional.empty(), List.of())).isInstanceOf(
                GatewayException.class).hasMessageContaining("Kubernetes");
    }
}
