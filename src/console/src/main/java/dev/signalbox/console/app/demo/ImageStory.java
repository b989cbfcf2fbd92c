package dev.signalbox.console.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.ExecutionDetails;
import dev.signalbox.console.model.ExecutionStatus;
import dev.signalbox.deploy.Pipeline;
import dev.signalbox.deploy.StackSummary;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** image-fan-out: the original's two samples against a server on this computer, every image compared. */
final class ImageStory implements Story {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final int DISTINCT_FLAGS = 101;
    private static final int MOST_ROWS = 1000;

    private final Ports ports;
    private final Pictures pictures;
    private final Narrator narrator;
    private final Deployment deployment;
    private final News news;

    ImageStory(Ports ports, Pictures pictures, Narrator narrator) {
        this.ports = ports;
        this.pictures = pictures;
        this.narrator = narrator;
        this.deployment = new Deployment(ports, pictures, narrator);
        this.news = new News(ports);
    }

    @Override
    public boolean tell(Pipeline pipeline) throws GatewayException, IOException, InterruptedException {
        try (var server = new ImageServer()) {
            var stack = deployment.deploy(pipeline, Map.of("NotificationEmail", "operator@example.com"));
            news.confirmSubscription();
            narrator.say("operator@example.com confirmed that it wants to hear of failures.");
            boolean good = succeeds(stack, pipeline, server);
            return good & fails(stack, pipeline, server);
        }
    }

    private boolean succeeds(StackSummary stack, Pipeline pipeline, ImageServer server)
            throws GatewayException, IOException, InterruptedException {
        narrator.chapter("102 flags, one of them named twice");
        var ended = run(stack, "demo-flags", sample(pipeline, 0, server.url("/data/flags")));
        pictures.take("executions", new Destination.Execution(ended.summary().id().arn()));
        if (ended.summary().status() != ExecutionStatus.SUCCEEDED) {
            throw new DemoFailure("demo-flags should have succeeded: " + ended.error() + " " + ended.cause());
        }
        var results = JSON.readTree(ended.output().orElse("{}")).path("results");
        var rows = ports.records().rows(Deployment.output(stack, "UrlToNameTable"), MOST_ROWS);
        int right = 0;
        for (var result : results) {
            right += isRight(stack, result) ? 1 : 0;
        }
        narrator.say("%d results, %d rows, %d images with the server's bytes", results.size(), rows.size(), right);
        var bucket = Deployment.output(stack, "ImagesBucketName");
        pictures.take("files", new S3Location(bucket, folder(results.path(0).path("filename").asText())));
        return results.size() == DISTINCT_FLAGS && rows.size() == DISTINCT_FLAGS && right == DISTINCT_FLAGS;
    }

    private boolean isRight(StackSummary stack, JsonNode result) throws GatewayException, IOException {
        var object = new S3Location(Deployment.output(stack, "ImagesBucketName"), result.path("filename").asText());
        try (var body = ports.objects().open(object)) {
            var path = URI.create(result.path("url").asText()).getPath();
            return Arrays.equals(body.readAllBytes(), ImageServer.flag(path));
        }
    }

    /** Two folders up: where the flags of all countries are. */
    private static String folder(String key) {
        var parent = key.substring(0, key.lastIndexOf('/'));
        return parent.substring(0, parent.lastIndexOf('/') + 1);
    }

    private boolean fails(StackSummary stack, Pipeline pipeline, ImageServer server)
            throws GatewayException, IOException, InterruptedException {
        narrator.chapter("Five flags, of which zz does not exist");
        var ended = run(stack, "demo-missing", sample(pipeline, 1, server.url("/data/flags")));
        pictures.take("failure", new Destination.Execution(ended.summary().id().arn()));
        var mail = news.await("mail about the failure", m -> m.subject().startsWith("Failed stepfunction"));
        var expected = "[\"Could not find: " + server.url("/data/flags/zz/zz.gif") + "\"]";
        narrator.say("mail to %s: %s", String.join(", ", mail.head().to()), mail.head().subject());
        narrator.detail("%s", mail.words().lines().findFirst().orElse(""));
        return ended.summary().status() == ExecutionStatus.FAILED
                && ended.error().equals(Optional.of("ResourceDownloadsFailed"))
                && mail.words().lines().findFirst().equals(Optional.of(expected));
    }

    private static String sample(Pipeline pipeline, int number, String baseUrl) {
        ObjectNode input = pipeline.input().orElseThrow().samples().get(number).input().deepCopy();
        return input.put("baseUrl", baseUrl).toString();
    }

    private ExecutionDetails run(StackSummary stack, String name, String input)
            throws GatewayException, InterruptedException {
        var id = ports.executions().start(Deployment.output(stack, "StateMachineArn"), name, input);
        var ended = deployment.ended(id, LIMIT);
        narrator.say("%s %s %s", name, ended.summary().status(), ended.error().orElse(""));
        return ended;
    }
}
