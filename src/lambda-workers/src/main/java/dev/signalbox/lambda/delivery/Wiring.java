package dev.signalbox.lambda.delivery;

import dev.signalbox.lambda.callback.SfnWaitingTasks;
import dev.signalbox.lambda.callback.WaitingTasks;
import dev.signalbox.transfer.EnvironmentSettings;
import dev.signalbox.transfer.FetchPolicy;
import dev.signalbox.transfer.GuardedFetch;
import dev.signalbox.transfer.Timeouts;
import dev.signalbox.transfer.TransferTime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Wires the parts to AWS, as the functions' environment variables say. */
record Wiring(EnvironmentSettings env) {
    /** So that the state machine's history never gets full of runs. */
    private static final int MOST_RUNS = 2500;
    private static final long LARGEST = 10_000L * 8 * 1024 * 1024;

    static Wiring ofEnvironment() {
        return new Wiring(new EnvironmentSettings(System.getenv()));
    }

    Deliveries deliveries() {
        return new DynamoDeliveries(DynamoDbClient.create(), env.required("DeliveryTable"),
                Duration.ofDays(env.number("KeepDays", 7, 1, 3650)), InstantSource.system());
    }

    Connections connections() {
        return new DynamoConnections(DynamoDbClient.create(), env.required("ConnectionTable"),
                InstantSource.system());
    }

    /** What ARNs of executions begin with. */
    String executions() {
        return env.required("StateMachineArn").replaceFirst(":stateMachine:", ":execution:") + ":";
    }

    WaitingTasks tasks() {
        return new SfnWaitingTasks(SfnClient.create(), env.optional("StateMachineArn").orElse(""));
    }

    Messenger messenger() {
        return new Messenger(deliveries(), ManagedClients.from(env), S3Links.from(env), TransferTime.system());
    }

    StartDesk startDesk() {
        var settings = new StartDesk.Settings(executions(), env.required("WebSocketEndpoint"),
                env.required("DefaultUrl"));
        return new StartDesk(deliveries(), new SfnExecutions(SfnClient.create(), env.required("StateMachineArn")),
                new GuardedFetch(policy(Duration.ofSeconds(10)), TransferTime.system()), settings);
    }

    StatusDesk statusDesk() {
        return new StatusDesk(deliveries(), tasks(), S3Links.from(env), executions());
    }

    Reception reception() {
        var repeats = new LambdaRepeats(LambdaClient.create(), env.required("SendMessageFunction"));
        var ports = new Reception.Ports(deliveries(), connections(), tasks(), repeats);
        boolean needsTicket = !env.optional("ConnectAuth").orElse("TICKET").equals("ARN");
        return new Reception(ports, new Reception.Settings(executions(), needsTicket), InstantSource.system());
    }

    ClientWait clientWait() {
        return new ClientWait(deliveries(), tasks(), InstantSource.system());
    }

    SourceFetch sourceFetch() {
        var total = Duration.ofSeconds(env.number("DownloadTimeoutSeconds", 21_600, 1, 604_800));
        var run = Duration.ofSeconds(env.number("RunSeconds", 780, 1, 780));
        var least = total.dividedBy(MOST_RUNS);
        var times = new SourceFetch.Times(run.compareTo(least) < 0 ? least : run, total,
                Duration.ofSeconds(env.number("ConnectTimeoutSeconds", 3600, 1, 604_800)));
        var s3 = S3Client.builder().serviceConfiguration(c -> c.chunkedEncodingEnabled(false)).build();
        var bucket = new SourceFetch.Bucket(s3, Executors.newVirtualThreadPerTaskExecutor(), env.required("Bucket"));
        var fetch = new GuardedFetch(policy(times.run().plusSeconds(20)), TransferTime.system());
        return new SourceFetch(new SourceFetch.Ports(fetch, bucket, deliveries(), messenger()), times,
                TransferTime.system());
    }

    private FetchPolicy policy(Duration total) {
        return FetchPolicy
                .of(env.allowedHosts(), env.flag("AllowPrivateAddresses"),
                        env.number("MaxFileBytes", 10L << 30, 1, LARGEST))
                .with(new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(60), total));
    }
}
