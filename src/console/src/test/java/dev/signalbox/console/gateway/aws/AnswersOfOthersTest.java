package dev.signalbox.console.gateway.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.aws.ScriptedEndpoint.Answer;
import dev.signalbox.console.gateway.aws.batch.AwsBatch;
import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.HistoryEvent;
import dev.signalbox.console.model.batch.ComputeEnvironment;
import dev.signalbox.console.model.batch.ComputeEnvironment.Machines;
import dev.signalbox.console.model.batch.ComputeEnvironment.Size;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers that are right in their way but not as AWS gives them; recorded from moto 5.2.1. */
class AnswersOfOthersTest {
    private static final ExecutionId ID = new ExecutionId("arn:aws:states:eu-central-1:1:execution:m:x");

    private final ScriptedEndpoint endpoint = new ScriptedEndpoint();

    AnswersOfOthersTest() throws IOException {}

    @AfterEach
    void close() {
        endpoint.close();
    }

    @Test
    void aHistoryIsNewestFirstWhateverOrderItComesIn() throws GatewayException {
        endpoint.answers(_ -> Answer.json("""
                {"events":[{"timestamp":1795334837.7,"type":"ExecutionStarted","id":1,"previousEventId":0},
                {"timestamp":1795334837.7,"type":"FailStateEntered","id":2,"previousEventId":0},
                {"timestamp":1795334837.8,"type":"ExecutionFailed","id":3,"previousEventId":2}]}"""));

        assertThat(new AwsExecutionsGateway(endpoint.clients()).history(ID, Optional.empty()).events()).extracting(
                HistoryEvent::id).containsExactly(3L, 2L, 1L);
    }

    @Test
    void aComputeEnvironmentIsAskedForInTheStateThatTheOperatorChose() throws GatewayException {
        endpoint.answers(_ -> Answer.json("{\"computeEnvironmentName\":\"ce\"}"));
        AwsBatch.ports(endpoint.clients(), Clock.systemUTC()).environments().create(new ComputeEnvironment("ce", true,
                "", "", "FARGATE", Size.upTo(4), Machines.NONE));

        assertThat(endpoint.asked().getLast().body()).contains("\"state\":\"ENABLED\"");
    }

    @Test
    void anEndpointWithoutAnOutboxSaysSo() {
        endpoint.answers(_ -> Answer.html(404, "404 Not Found"));
        var failure = Optional.ofNullable(catchThrowableOfType(GatewayException.class, () -> new AwsOutboxGateway(
                endpoint.clients()).newest())).orElseThrow().failure();

        assertThat(failure).isInstanceOf(Failure.NotOffered.class);
    }
}
