package dev.signalbox.console.app.moto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.app.Home;
import dev.signalbox.console.app.Session;
import dev.signalbox.console.gateway.CallbacksGateway;
import dev.signalbox.console.gateway.aws.AwsCallbacksGateway;
import dev.signalbox.console.gateway.aws.AwsExecutionsGateway;
import dev.signalbox.console.gateway.aws.AwsMapRunsGateway;
import dev.signalbox.console.gateway.aws.Deployers;
import dev.signalbox.console.gateway.aws.KnownWaits;
import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.model.ExecutionStatus;
import dev.signalbox.deploy.EnvironmentKind;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Executions and Callbacks. */
final class MotoRuns {
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    private final Session session;
    private final Journey journey;
    private final Fresh fresh;
    private final AwsExecutionsGateway executions;
    private final SfnClient sfn;
    private Optional<ExecutionId> passed = Optional.empty();
    private Optional<ExecutionId> failed = Optional.empty();

    interface Fresh {
        void run() throws Exception;
    }

    /** @param fresh makes the account empty, where one execution gets in the way of the next */
    MotoRuns(Session session, Journey journey, Fresh fresh) {
        this.session = session;
        this.journey = journey;
        this.fresh = fresh;
        executions = new AwsExecutionsGateway(session.clients());
        sfn = session.clients().client(SfnClient.builder());
    }

    private String machine(String name, String states) {
        return sfn.createStateMachine(m -> m.name(name).roleArn("arn:aws:iam::123456789012:role/states").definition(
                states)).stateMachineArn();
    }

    private ExecutionId done(String machine, String name, ExecutionStatus end) throws Exception {
        var id = executions.start(machine, name, "{\"projectid\":\"1000001\"}");
        Eventually.on(PATIENCE, () -> executions.describe(id).summary().status() == end);
        return id;
    }

    void walk() {
        step("executions of an empty account", () -> executions.executions().executions().size());
        step("start", () -> {
            passed = Optional.of(executions.start(machine("passes",
                    """
                            {"StartAt":"A","States":{"A":{"Type":"Pass","Result":{"x":1},"Next":"B"},"B":{"Type":"Succeed"}}}"""),
                    "one", "{}"));
            return executions.describe(passed.get()).summary().status();
        });
        step("follow to the end", () -> {
            Eventually.on(PATIENCE, () -> executions.describe(passed.orElseThrow()).summary()
                    .status() == ExecutionStatus.SUCCEEDED);
            return executions.describe(passed.get()).output().orElse("no output");
        });
        step("list", () -> {
            assertThat(executions.executions().executions()).hasSize(1);
            return executions.executions().stateMachines().size() + " state machine";
        });
        step("definition of an execution", () -> executions.definition(passed.orElseThrow()).length() + " characters");
        step("history, newest first", () -> {
            var events = executions.history(passed.orElseThrow(), Optional.empty()).events();
            assertThat(events.getFirst().type()).isEqualTo("ExecutionSucceeded");
            return events.size() + " events";
        });
        step("map runs", () -> new AwsMapRunsGateway(session.clients()).of(passed.orElseThrow()).size() + " runs");
        step("a name that was taken", () -> MotoRest.refused(() -> executions.start(passed.orElseThrow().arn().replace(
                ":execution:", ":stateMachine:").replaceAll(":[^:]+$", ""), "one", "{\"other\":1}")));
        step("an execution that is not there", () -> MotoRest.refused(() -> executions.describe(new ExecutionId(
                "arn:aws:states:eu-central-1:123456789012:execution:passes:none"))));
        step("a second execution", () -> executions.start(passed.orElseThrow().arn().replace(":execution:",
                ":stateMachine:").replaceAll(":[^:]+$", ""), "again", "{}").name());
        ends();
        callbacks();
    }

    private void ends() {
        step("an execution that fails", () -> {
            fresh.run();
            var id = done(machine("fails", """
                    {"StartAt":"A","States":{"A":{"Type":"Fail","Error":"Broken","Cause":"on purpose"}}}"""), "two",
                    ExecutionStatus.FAILED);
            failed = Optional.of(id);
            return executions.describe(id).error().orElse("no error");
        });
        step("redrive", () -> {
            executions.redrive(failed.orElseThrow(() -> new Journey.NotReachedException(
                    "No execution has failed, so there is none to redrive.")), "token-0001");
            return "accepted";
        });
        step("stop", () -> {
            fresh.run();
            var id = executions.start(machine("waits", """
                    {"StartAt":"A","States":{"A":{"Type":"Wait","Seconds":600,"End":true}}}"""), "three", "{}");
            executions.stop(id, "enough");
            Eventually.on(PATIENCE, () -> executions.describe(id).summary().status() == ExecutionStatus.ABORTED);
            return "aborted";
        });
    }

    private void callbacks() {
        CallbacksGateway gateway = new AwsCallbacksGateway(session.clients(), session.catalogue(), Deployers.of(session
                .clients(), EnvironmentKind.AWS, Home.path()), new KnownWaits(Duration.ZERO, Clock.systemUTC()));
        journey.step("Callbacks", "the inbox", () -> gateway.pending().size() + " waits");
        journey.step("Callbacks", "a wait is found with its token and answered", () -> {
            fresh.run();
            var queue = session.clients().client(SqsClient.builder()).createQueue(q -> q.queueName("asked")).queueUrl();
            var id = executions.start(machine("asks",
                    """
                            {"StartAt":"Ask","States":{"Ask":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken",
                            "TimeoutSeconds":600,"Parameters":{"QueueUrl":"%s","MessageBody":{"token.$":"$$.Task.Token"}},"End":true}}}"""
                            .formatted(queue)), "four", "{\"projectid\":\"1000001\"}");
            Eventually.on(PATIENCE, () -> gateway.pending().size() == 1);
            var wait = gateway.pending().getFirst();
            gateway.succeed(wait.token().orElseThrow(), "{\"ready\":true}");
            Eventually.on(PATIENCE, () -> executions.describe(id).summary().status() == ExecutionStatus.SUCCEEDED);
            return wait.state() + ", timeout " + wait.timeout();
        });
    }

    private void step(String what, Journey.Doing doing) {
        journey.step("Executions", what, doing);
    }
}
