package dev.signalbox.benchmarks;

import dev.signalbox.localcloud.LocalCloud;
import dev.signalbox.localcloud.LocalCloudOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** State transitions per second of Standard executions, by the SDK over the wire. */
final class Transitions {
    private static final int STATES = 50;
    private static final int WARM_UP = 400;
    private static final int EXECUTIONS = 400;
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private Transitions() {}

    static List<String> measure(Path folder) throws InterruptedException, ExecutionException {
        try (var cloud = LocalCloud.start(new LocalCloudOptions(folder, 0));
                var sfn = client(cloud)) {
            return List.of("local cloud, every event on disk: " + perSecond(sfn));
        }
    }

    static SfnClient client(LocalCloud cloud) {
        return client(cloud.endpoint(), AwsBasicCredentials.create(cloud.accessKeyId(), cloud.secretAccessKey()));
    }

    static String measurePeer() throws InterruptedException, ExecutionException {
        try (var peer = Peer.start(); var sfn = client(peer.endpoint(), AwsBasicCredentials.create("any", "any"))) {
            return "peer " + Peer.NAME + ", all in memory: " + perSecond(sfn);
        } catch (IOException e) {
            return "peer: none, " + e.getMessage();
        }
    }

    private static SfnClient client(URI endpoint, AwsBasicCredentials keys) {
        return SfnClient.builder().endpointOverride(endpoint).region(Region.of("local-1")).httpClient(
                UrlConnectionHttpClient.create()).overrideConfiguration(c -> c.putAdvancedOption(
                        SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true)).credentialsProvider(
                                StaticCredentialsProvider.create(keys)).build();
    }

    private static String perSecond(SfnClient sfn) throws InterruptedException, ExecutionException {
        var chain = machine(sfn, "chain", chain(STATES));
        run(sfn, chain, "warm", WARM_UP);
        long started = System.nanoTime();
        run(sfn, chain, "run", EXECUTIONS);
        double seconds = (System.nanoTime() - started) / 1e9;
        return "%,.0f state transitions per second (%d executions of %d states in %.1f s)".formatted(
                EXECUTIONS * STATES / seconds, EXECUTIONS, STATES, seconds);
    }

    private static String machine(SfnClient sfn, String name, String definition) {
        return sfn.createStateMachine(b -> b.name(name).definition(definition)
                .roleArn("arn:aws:iam::000000000000:role/bench")).stateMachineArn();
    }

    /** A machine of that many Pass states in a row. */
    static String chain(int length) {
        var states = new StringBuilder();
        for (int i = 0; i < length; i++) {
            var next = i == length - 1 ? "\"End\":true" : "\"Next\":\"S" + (i + 1) + "\"";
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
                starts.add(threads.submit(() -> sfn.startExecution(b -> b.stateMachineArn(machine).name(name)
                        .input("{}")).executionArn()));
            }
        }
        for (var start : starts) {
            ended(sfn, start.get());
        }
    }

    /** Waits for its success. */
    static void ended(SfnClient sfn, String arn) throws InterruptedException {
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

    /** Bytes in use after a collection. */
    static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
