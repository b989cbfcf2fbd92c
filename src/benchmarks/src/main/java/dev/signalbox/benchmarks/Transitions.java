package dev.signalbox.benchmarks;

import dev.signalbox.localcloud.LocalCloud;
import dev.signalbox.localcloud.LocalCloudOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** State transitions per second over the wire, every one of them journaled and in the history; and what waiting costs. */
final class Transitions {
    private static final int STATES = 50;
    private static final int EXECUTIONS = 100;
    private static final int WAITING = 1000;
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private Transitions() {}

    static List<String> measure(Path folder) throws InterruptedException, ExecutionException {
        try (var cloud = LocalCloud.start(new LocalCloudOptions(folder, 0)); var sfn = client(cloud)) {
            var chain = machine(sfn, "chain", chain());
            run(sfn, chain, "warm", 10);
            long started = System.nanoTime();
            run(sfn, chain, "run", EXECUTIONS);
            double seconds = (System.nanoTime() - started) / 1e9;
            return List.of("%,.0f state transitions per second: %d executions of %d states in %.1f s".formatted(
                    EXECUTIONS * STATES / seconds, EXECUTIONS, STATES, seconds), waiting(sfn));
        }
    }

    private static SfnClient client(LocalCloud cloud) {
        return SfnClient.builder().endpointOverride(cloud.endpoint()).region(Region.of(cloud.region()))
                .httpClient(UrlConnectionHttpClient.create()).credentialsProvider(StaticCredentialsProvider
                        .create(AwsBasicCredentials.create(cloud.accessKeyId(), cloud.secretAccessKey())))
                .build();
    }

    private static String machine(SfnClient sfn, String name, String definition) {
        return sfn.createStateMachine(b -> b.name(name).definition(definition)
                .roleArn("arn:aws:iam::000000000000:role/bench")).stateMachineArn();
    }

    private static String chain() {
        var states = new StringBuilder();
        for (int i = 0; i < STATES; i++) {
            var next = i == STATES - 1 ? "\"End\":true" : "\"Next\":\"S" + (i + 1) + "\"";
            states.append(i == 0 ? "" : ",").append("\"S%d\":{\"Type\":\"Pass\",%s}".formatted(i, next));
        }
        return "{\"StartAt\":\"S0\",\"States\":{" + states + "}}";
    }

    private static void run(SfnClient sfn, String machine, String prefix, int count)
            throws InterruptedException, ExecutionException {
        List<Future<String>> starts = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < count; i++) {
                var name = prefix + "-" + i;
                starts.add(threads.submit(() -> sfn.startExecution(b -> b.stateMachineArn(machine).name(name))
                        .executionArn()));
            }
        }
        for (var start : starts) {
            ended(sfn, start.get());
        }
    }

    private static void ended(SfnClient sfn, String arn) throws InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            var status = sfn.describeExecution(b -> b.executionArn(arn)).status();
            if (status == ExecutionStatus.SUCCEEDED) {
                return;
            }
            if (status != ExecutionStatus.RUNNING || System.nanoTime() > deadline) {
                throw new IllegalStateException(arn + " is " + status);
            }
            Thread.sleep(5);
        }
    }

    private static String waiting(SfnClient sfn) {
        var machine = machine(sfn, "wait",
                "{\"StartAt\":\"W\",\"States\":{\"W\":{\"Type\":\"Wait\",\"Seconds\":86400,\"End\":true}}}");
        long before = heap();
        for (int i = 0; i < WAITING; i++) {
            var name = "wait-" + i;
            sfn.startExecution(b -> b.stateMachineArn(machine).name(name));
        }
        return "%d waiting executions: %.1f MiB of heap".formatted(WAITING, (heap() - before) / 1048576.0);
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
