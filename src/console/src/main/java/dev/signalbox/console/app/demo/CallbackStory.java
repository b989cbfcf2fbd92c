package dev.signalbox.console.app.demo;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.model.ExecutionStatus;
import dev.signalbox.console.model.PendingCallback;
import dev.signalbox.console.model.batch.JobStatus;
import dev.signalbox.deploy.Pipeline;
import dev.signalbox.deploy.StackSummary;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** callback-download: two executions, their callbacks, the files. */
final class CallbackStory implements Story {
    private static final String LARGE_PROJECT = "1234567";
    private static final String SMALL_PROJECT = "1000001";
    private static final String READY = "{\"status\":\"READY\"}";
    private static final String REFUSED = """
            {"status":"FAILED","error":"ProviderRefused","cause":"The export of project 1000001 could not be made"}""";
    private static final Duration SHORT = Duration.ofSeconds(30);
    private static final Duration LONG = Duration.ofSeconds(90);

    private final Ports ports;
    private final Pictures pictures;
    private final Narrator narrator;
    private final Deployment deployment;

    CallbackStory(Ports ports, Pictures pictures, Narrator narrator) {
        this.ports = ports;
        this.deployment = new Deployment(ports, pictures, narrator);
        this.pictures = pictures;
        this.narrator = narrator;
    }

    @Override
    public boolean tell(Pipeline pipeline) throws GatewayException, IOException, InterruptedException {
        var stack = deployment.deploy(pipeline, Map.of());
        narrator.chapter("Two executions start");
        var good = start(stack, "demo-files", LARGE_PROJECT);
        var bad = start(stack, "demo-refused", SMALL_PROJECT);
        var goodWait = waiting(good);
        var badWait = waiting(bad);
        narrator.say("Both wait for their provider's callback; the tokens were found in their histories.");
        pictures.take("callbacks", new Destination.Callback(good.arn()));
        pictures.take("executions", new Destination.Execution(good.arn()));
        callBack(goodWait, badWait);
        failsAsTheProviderSaid(bad);
        return downloads(stack, good, pipeline);
    }

    private ExecutionId start(StackSummary stack, String name, String project) throws GatewayException {
        var machine = Deployment.output(stack, "StateMachineArn");
        var id = ports.executions().start(machine, name, "{\"projectid\":\"" + project + "\"}");
        narrator.say("%s, project %s", id.arn(), project);
        return id;
    }

    private PendingCallback waiting(ExecutionId id) throws GatewayException, InterruptedException {
        return Await.until("callback URL of " + id.name(), SHORT, () -> ports.callbacks().pending().stream()
                .filter(p -> p.executionArn().equals(id.arn()) && p.url().isPresent()).findFirst());
    }

    private void callBack(PendingCallback good, PendingCallback bad) throws GatewayException {
        narrator.chapter("The providers call back, over HTTP");
        var address = address(good);
        post("with a wrong secret", URI.create(address.toString().replaceAll("secret=.*", "secret=" + "0".repeat(32))),
                READY, 401);
        post("demo-files is ready", address, READY, 200);
        post("demo-files again, the same answer", address, READY, 200);
        post("demo-files again, another answer", address, REFUSED, 409);
        post("demo-refused cannot be delivered", address(bad), REFUSED, 200);
    }

    private static URI address(PendingCallback callback) {
        return callback.url().orElseThrow().address();
    }

    private void post(String what, URI address, String body, int expected) throws GatewayException {
        var answer = ports.provider().post(address, body);
        narrator.say("%-36s %d %s", what, answer.status(), answer.body().strip());
        if (answer.status() != expected) {
            throw new DemoFailure("Expected " + expected + " for a callback " + what + ", got " + answer.status());
        }
    }

    private void failsAsTheProviderSaid(ExecutionId id) throws GatewayException, InterruptedException {
        var ended = deployment.ended(id, SHORT);
        narrator.say("%s %s: %s", id.name(), ended.summary().status(), ended.error().orElse("no error"));
        if (ended.summary().status() != ExecutionStatus.FAILED || !ended.error().equals(Optional.of(
                "ProviderRefused"))) {
            throw new DemoFailure("The provider's failure should have failed the execution with ProviderRefused");
        }
    }

    private boolean downloads(StackSummary stack, ExecutionId good, Pipeline pipeline)
            throws GatewayException, IOException, InterruptedException {
        narrator.chapter("AWS Batch downloads the files");
        var job = Await.until("running job", LONG, () -> ports.jobs().stream()
                .filter(j -> j.status() == JobStatus.RUNNING || j.status().ended()).findFirst());
        narrator.say("job %s %s is %s", job.name(), job.id(), job.status());
        pictures.take("batch", new Destination.Job(job.id()));
        var ended = deployment.ended(good, LONG);
        narrator.say("%s %s", good.name(), ended.summary().status());
        if (ended.summary().status() != ExecutionStatus.SUCCEEDED) {
            throw new DemoFailure("demo-files should have succeeded: " + ended.error() + " " + ended.cause());
        }
        return new FileCheck(ports, pictures, narrator).check(stack, good, pipeline, LARGE_PROJECT);
    }
}
