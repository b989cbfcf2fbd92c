package dev.signalbox.console.gateway.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.aws.ScriptedEndpoint.Answer;
import dev.signalbox.console.gateway.aws.batch.AwsBatch;
import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.store.health.CloudHealth;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What endpoints answer that are not AWS and lack an operation; the answers were recorded from moto 5.2.1. */
class UnofferedTest {
    private final ScriptedEndpoint endpoint = new ScriptedEndpoint();

    UnofferedTest() throws IOException {}

    @AfterEach
    void close() {
        endpoint.close();
    }

    private static Failure failure(ThrowingCallable call) {
        return Optional.ofNullable(catchThrowableOfType(GatewayException.class, call)).orElseThrow().failure();
    }

    @Test
    void aPageOfItsOwnSaysThatThereIsNoSuchOperation() {
        endpoint.answers(_ -> Answer.html(404, "404 Not Found"));
        var failure = failure(() -> AwsBatch.ports(endpoint.clients(), Clock.systemUTC()).queues().front("queue"));

        assertThat(failure).isInstanceOf(Failure.NotOffered.class);
        assertThat(Texts.text(failure)).contains("does not offer Batch GetJobQueueSnapshot", "HTTP 404");
    }

    @Test
    void soDoesAServerErrorThatNamesNoCode() {
        endpoint.answers(_ -> Answer.html(500, "500 Internal Server Error"));
        var executions = new AwsExecutionsGateway(endpoint.clients());

        assertThat(failure(() -> executions.redrive(new ExecutionId("arn:aws:states:eu-central-1:1:execution:m:x"),
                "token"))).isInstanceOfSatisfying(Failure.NotOffered.class, f -> assertThat(f.operation()).isEqualTo(
                        "Sfn RedriveExecution"));
    }

    @Test
    void whoHasNoSuchOperationHasAnswered() {
        endpoint.answers(_ -> Answer.html(500, "500 Internal Server Error"));
        var clients = endpoint.clients();
        var health = new CloudHealth(Clock.systemUTC());
        clients.watch(health);
        health.silent("Sfn", "timed out");

        failure(() -> new AwsExecutionsGateway(clients).executions());

        assertThat(health.state().latest().isSilent()).isFalse();
    }

    @Test
    void soDoTheCodesThatAwsHasForIt() {
        endpoint.answers(_ -> Answer.error(400, "{\"__type\":\"UnknownOperationException\",\"message\":\"none\"}"));

        assertThat(failure(() -> new AwsExecutionsGateway(endpoint.clients()).executions())).isInstanceOf(
                Failure.NotOffered.class);
    }

    @Test
    void whatIsNotThereIsStillNotFound() {
        endpoint.answers(_ -> Answer.error(404, ""));

        assertThat(failure(() -> new AwsObjectsGateway(endpoint.clients()).properties(new S3Location("box", "key"))))
                .isInstanceOf(Failure.NotFound.class);
    }
}
