package dev.signalbox.localcloud.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.batch.BatchClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Kills the cloud again and again while clients use it, and asks after each restart what is there. */
final class Crashes {
    private static final Duration LONGEST = Duration.ofMillis(1500);

    private final CrashingCloud cloud;
    private final Random random;
    private final List<AutoCloseable> clients = new ArrayList<>();
    private volatile boolean killed;

    private Crashes(CrashingCloud cloud, long seed) {
        this.cloud = cloud;
        this.random = new Random(seed);
    }

    /** @throws AssertionError with what was lost, half done or repeated */
    static void run(Path folder, long seed, int kills) throws Exception {
        try (var cloud = new CrashingCloud(folder)) {
            cloud.start();
            var crashes = new Crashes(cloud, seed);
            try {
                crashes.run(kills);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage() + "\n--- log of the local cloud\n"
                        + cloud.log(), e);
            } finally {
                for (var client : crashes.clients) {
                    client.close();
                }
            }
        }
    }

    private <C extends AutoCloseable> C open(C client) {
        clients.add(client);
        return client;
    }

    private List<Actor> actors() {
        var tables = open(cloud.client(DynamoDbClient.builder()));
        var sqs = open(cloud.client(SqsClient.builder()));
        var s3 = open(cloud.client(S3Client.builder().forcePathStyle(true)));
        return List.of(new TableActor(tables), new ObjectActor(s3), new QueueActor(sqs), new TopicActor(open(cloud
                .client(SnsClient.builder())), sqs), new LogActor(open(cloud.client(CloudWatchLogsClient.builder()))),
                new ExecutionActor(open(cloud.client(SfnClient.builder())), sqs, tables), new StackActor(open(cloud
                        .client(CloudFormationClient.builder()))), new JobActor(open(cloud.client(BatchClient
                                .builder())), s3));
    }

    private void run(int kills) throws Exception {
        var actors = actors();
        actors.forEach(Actor::prepare);
        for (int kill = 0; kill < kills; kill++) {
            crash(actors);
            cloud.start();
            each(actors, Actor::check);
        }
        each(actors, Actor::finish);
    }

    /** The clients work beside each other until the cloud is gone. */
    private void crash(List<Actor> actors) throws IOException, InterruptedException {
        killed = false;
        try (var threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            var work = actors.stream().map(actor -> {
                var own = new Random(random.nextLong());
                return CompletableFuture.runAsync(() -> work(actor, own), threads);
            }).toList();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextLong(LONGEST.toMillis())));
            killed = true;
            cloud.kill();
            work.forEach(CompletableFuture::join);
        }
        if (random.nextInt(4) == 0) {
            byte[] torn = new byte[random.nextInt(9000)];
            random.nextBytes(torn);
            Files.write(cloud.stateFile(), torn, StandardOpenOption.APPEND);
        }
    }

    private void work(Actor actor, Random own) {
        try {
            while (!killed) {
                actor.step(own);
            }
        } catch (RuntimeException e) {
            if (!killed && !isRefusedConnection(e)) {
                throw new AssertionError(actor.getClass().getSimpleName() + " while the cloud ran", e);
            }
        }
    }

    /** A client may hear of the end before this thread says so. */
    private boolean isRefusedConnection(RuntimeException e) {
        return e instanceof SdkClientException && !cloud.isAlive();
    }

    private static void each(List<Actor> actors, java.util.function.Consumer<Actor> what) {
        try (var threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            actors.stream().map(actor -> CompletableFuture.runAsync(() -> {
                try {
                    what.accept(actor);
                } catch (AssertionError | RuntimeException e) {
                    throw new AssertionError(actor.getClass().getSimpleName() + " after a restart: " + e
                            .getMessage(), e);
                }
            }, threads)).toList().forEach(CompletableFuture::join);
        }
    }
}
