package dev.signalbox.console.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.model.ExecutionStatus;
import dev.signalbox.deploy.Pipeline;
import dev.signalbox.deploy.StackSummary;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** file-delivery: a browser's client, one of the original's, and a source that fails; every file is compared. */
final class DeliveryStory implements Story {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final String LARGE_PROJECT = "1234567";
    private static final String SMALL_PROJECT = "1000001";

    private final Ports ports;
    private final Pictures pictures;
    private final Narrator narrator;
    private final Deployment deployment;

    DeliveryStory(Ports ports, Pictures pictures, Narrator narrator) {
        this.ports = ports;
        this.pictures = pictures;
        this.narrator = narrator;
        this.deployment = new Deployment(ports, pictures, narrator);
    }

    @Override
    public boolean tell(Pipeline pipeline) throws GatewayException, IOException, InterruptedException {
        var stack = deployment.deploy(pipeline, Map.of());
        boolean good = browser(stack);
        good &= late(stack);
        good &= failing(stack);
        pictures.take("files", new S3Location(Deployment.output(stack, "S3Bucket"), ""));
        return good;
    }

    private boolean browser(StackSummary stack) throws GatewayException, IOException, InterruptedException {
        narrator.chapter("A browser asks for a file of 24 MB and waits on its WebSocket");
        var file = promised(stack, LARGE_PROJECT, "tools-24mb.bin");
        var asked = FileOrder.ask(stack, url(stack, LARGE_PROJECT, file.name()));
        try (var client = WaitingClient.open(asked.webSocketEndpoint() + "&frames=progress", Map.of())) {
            var frame = JSON.readTree(client.next());
            long progress = 0;
            while (frame.path("type").asText().equals("progress")) {
                progress++;
                frame = JSON.readTree(client.next());
            }
            narrator.say("%d progress frames, then %s with the sha256 %s", progress, frame.path("type").asText(), frame
                    .path("sha256").asText());
            return isSame(file, frame.path("url").asText()) && file.sha256().equals(frame.path("sha256").asText())
                    && succeeds(asked);
        }
    }

    private boolean late(StackSummary stack) throws GatewayException, IOException, InterruptedException {
        narrator.chapter("A client of the original system comes when the file is long there");
        var file = promised(stack, SMALL_PROJECT, "readings.csv");
        var asked = FileOrder.ask(stack, "");
        Await.until("wait for a client", LIMIT, () -> ports.callbacks().pending().stream()
                .filter(p -> p.executionArn().equals(asked.executionArn())).findFirst());
        narrator.say("The file is there; the execution waits for a connection.");
        pictures.take("executions", new Destination.Execution(asked.executionArn()));
        try (var client = WaitingClient.open(asked.webSocketEndpoint(), Map.of("X-StateMachine-ExecutionArn", asked
                .executionArn()))) {
            var url = client.next();
            narrator.say("One frame, the bare URL: %s?...", url.substring(0, url.indexOf('?')));
            boolean good = isSame(file, url) && succeeds(asked);
            pictures.take("delivered", new Destination.Execution(asked.executionArn()));
            return good;
        }
    }

    private boolean failing(StackSummary stack) throws GatewayException, IOException, InterruptedException {
        narrator.chapter("A source that has no such file");
        var asked = FileOrder.ask(stack, url(stack, SMALL_PROJECT, "nothing.bin"));
        try (var client = WaitingClient.open(asked.webSocketEndpoint(), Map.of())) {
            JsonNode frame = JSON.readTree(client.next());
            narrator.say("%s", frame);
            var ended = deployment.ended(new ExecutionId(asked.executionArn()), LIMIT);
            narrator.say("%s %s: %s", ended.summary().id().name(), ended.summary().status(), ended.error().orElse(""));
            pictures.take("failure", new Destination.Execution(asked.executionArn()));
            return frame.path("type").asText().equals("error") && ended.summary().status() == ExecutionStatus.FAILED
                    && ended.error().equals(Optional.of(frame.path("error").asText()));
        }
    }

    private boolean succeeds(FileOrder asked) throws GatewayException, InterruptedException {
        var ended = deployment.ended(new ExecutionId(asked.executionArn()), LIMIT);
        narrator.say("%s %s", ended.summary().id().name(), ended.summary().status());
        return ended.summary().status() == ExecutionStatus.SUCCEEDED;
    }

    private boolean isSame(ProviderList.ProviderFile file, String url) throws IOException, InterruptedException {
        var checked = FileOrder.download(file, url);
        narrator.say("%-5s %,13d B  %s  %s", checked.matches() ? "ok" : "WRONG", checked.size(), checked.sha256(), file
                .name());
        return checked.matches();
    }

    private static ProviderList.ProviderFile promised(StackSummary stack, String project, String name)
            throws IOException, InterruptedException {
        return ProviderList.ask(Deployment.output(stack, "SampleUrl"), project).files().stream()
                .filter(f -> f.name().equals(name)).findFirst()
                .orElseThrow(() -> new DemoFailure("The sample source has no " + name));
    }

    private static String url(StackSummary stack, String project, String name) {
        return Deployment.output(stack, "SampleUrl") + "/" + project + "/files/" + name;
    }
}
