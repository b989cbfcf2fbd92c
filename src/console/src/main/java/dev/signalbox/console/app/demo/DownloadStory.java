package dev.signalbox.console.app.demo;

import dev.signalbox.console.app.demo.downloads.Origin;
import dev.signalbox.console.app.demo.downloads.Receiver;
import dev.signalbox.console.app.demo.downloads.Told;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.downloads.DownloadServiceGateway;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.downloads.ApiKey;
import dev.signalbox.console.model.downloads.DownloadOrder;
import dev.signalbox.console.model.downloads.EnqueueAnswer;
import dev.signalbox.console.model.downloads.ServiceAddress;
import dev.signalbox.deploy.Pipeline;
import dev.signalbox.deploy.StackSummary;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** download-service: three groups of files with a limit each, told by SQS and by HTTP, every byte and every limit compared. */
final class DownloadStory implements Story {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Map<String, Integer> LIMITS = new TreeMap<>(Map.of("flags", 2, "maps", 4, "tiles", 8));
    private static final int FILES_PER_LIMIT = 6;
    private static final String MISSING = "/flags/missing.bin";
    private static final String FLAKY = "/maps/flaky.bin";

    private final Ports ports;
    private final Pictures pictures;
    private final Narrator narrator;
    private final Deployment deployment;

    DownloadStory(Ports ports, Pictures pictures, Narrator narrator) {
        this.ports = ports;
        this.pictures = pictures;
        this.narrator = narrator;
        this.deployment = new Deployment(ports, pictures, narrator);
    }

    @Override
    public boolean tell(Pipeline pipeline) throws GatewayException, IOException, InterruptedException {
        var stack = deployment.deploy(pipeline, Map.of("RetrySeconds", "1"));
        var key = ports.secrets().key(Deployment.output(stack, "ApiKeySecretArn"));
        var hmac = ports.secrets().key(Deployment.output(stack, "HmacKeySecretArn"));
        try (var origin = new Origin(); var receiver = new Receiver(hmac.secret())) {
            boolean good = refusesStrangers(stack);
            var jobs = enqueue(open(stack, key), stack, origin, receiver);
            pictures.take("downloads-busy", new Destination.Downloads());
            var told = await(stack, receiver, jobs.size());
            good &= matches(jobs, told);
            good &= holds(origin);
            pictures.take("downloads", new Destination.Downloads());
            pictures.take("files", new S3Location(Deployment.output(stack, "FilesBucketName"), ""));
            return good;
        }
    }

    private DownloadServiceGateway open(StackSummary stack, ApiKey key) {
        var url = ServiceAddress.parse(Deployment.output(stack, "ServiceUrl"))
                .orElseThrow(() -> new DemoFailure("The stack's ServiceUrl is no web address"));
        return ports.services().open(ServiceAddress.added(stack.name(), url), () -> Optional.of(key));
    }

    private boolean refusesStrangers(StackSummary stack) throws GatewayException {
        narrator.chapter("The service answers at " + Deployment.output(stack, "ServiceUrl"));
        try {
            open(stack, new ApiKey("guessed")).instances();
            narrator.say("WRONG a stranger's key was taken");
            return false;
        } catch (GatewayException e) {
            narrator.say("%-5s a stranger's key: %s", e.failure() instanceof Failure.Denied ? "ok" : "WRONG", e
                    .failure().code());
            return e.failure() instanceof Failure.Denied;
        }
    }

    /** @return paths by job; every other job of a group is told by SQS, the rest by HTTP */
    private Map<String, String> enqueue(DownloadServiceGateway service, StackSummary stack, Origin origin,
            Receiver receiver) throws GatewayException {
        var jobs = new HashMap<String, String>();
        for (var group : LIMITS.entrySet()) {
            for (int i = 0; i < group.getValue() * FILES_PER_LIMIT; i++) {
                var path = "/" + group.getKey() + "/" + i + ".bin";
                jobs.put(enqueue(service, order(origin.url(path), path, i % 2 == 0 ? Optional.empty()
                        : Optional.of(receiver.url()), stack)), path);
            }
        }
        for (var path : new String[]{MISSING, FLAKY}) {
            jobs.put(enqueue(service, order(origin.url(path), path, Optional.of(receiver.url()), stack)), path);
        }
        narrator.say("%d jobs are enqueued: %s at the same time", jobs.size(), LIMITS);
        return jobs;
    }

    private static DownloadOrder order(String url, String path, Optional<String> receiver, StackSummary stack) {
        var group = Origin.group(path);
        return new DownloadOrder(Map.of("url", url, "aggr_id", group, "aggr_limit", LIMITS.get(group) + "", "extra",
                path, "callback_type", receiver.map(_ -> "http").orElse("sqs"), "callback_dst", receiver.orElseGet(
                        () -> Deployment.output(stack, "CallbackQueueUrl"))));
    }

    private static String enqueue(DownloadServiceGateway service, DownloadOrder order) throws GatewayException {
        return switch (service.enqueue(order)) {
            case EnqueueAnswer.Taken(var id) -> id;
            case EnqueueAnswer.Refused(var code, var message, var field) -> throw new DemoFailure("A job was refused: "
                    + code + " " + message + " " + field.orElse(""));
        };
    }

    private Map<String, Told> await(StackSummary stack, Receiver receiver, int expected)
            throws GatewayException, InterruptedException {
        narrator.chapter("The files come, and whoever asked for them is told");
        var byQueue = new HashMap<String, Told>();
        var all = Await.until("callback of each of " + expected + " jobs", LIMIT, () -> {
            ports.messages().take(Deployment.output(stack, "CallbackQueueUrl")).stream().map(Told::read)
                    .forEach(t -> byQueue.put(t.job(), t));
            var told = new HashMap<>(byQueue);
            receiver.told().forEach(t -> told.put(t.job(), t));
            return Optional.of(told).filter(t -> t.size() >= expected);
        });
        narrator.say("%d callbacks, %d of them by SQS, %d by HTTP with the right signature", all.size(), byQueue.size(),
                receiver.told().size());
        return all;
    }

    private boolean matches(Map<String, String> jobs, Map<String, Told> told) throws GatewayException, IOException {
        int right = 0;
        for (var job : jobs.entrySet()) {
            var said = told.get(job.getKey());
            boolean good = said != null && said.extra().equals(job.getValue()) && (job.getValue().equals(MISSING)
                    ? !said.success() && said.responseCode() == 404 && said.downloadUrl().isEmpty()
                    : said.success() && isSame(said));
            right += good ? 1 : 0;
            if (!good) {
                narrator.say("WRONG %s: %s", job.getValue(), String.valueOf(said));
            }
        }
        narrator.say("%-5s %d of %d as they should be: the origin's bytes in S3, one file missing, one after a retry",
                right == jobs.size() ? "ok" : "WRONG", right, jobs.size());
        return right == jobs.size();
    }

    /** By default callbacks name the object itself. */
    private boolean isSame(Told said) throws GatewayException, IOException {
        var object = said.downloadUrl().replaceFirst("^s3://", "").split("/", 2);
        try (var body = ports.objects().open(new S3Location(object[0], object[1]))) {
            return Arrays.equals(body.readAllBytes(), Origin.bytes(said.extra()));
        }
    }

    private boolean holds(Origin origin) {
        boolean good = true;
        for (var group : LIMITS.entrySet()) {
            int most = origin.most(group.getKey());
            boolean held = most > 1 && most <= group.getValue();
            narrator.say("%-5s %-6s limit %d, the origin saw at most %d at the same time", held ? "ok" : "WRONG", group
                    .getKey(), group.getValue(), most);
            good &= held;
        }
        return good;
    }
}
