package dev.signalbox.console.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.gateway.ChangeGuard;
import dev.signalbox.console.gateway.CallLimit;
import dev.signalbox.console.gateway.StackStartForms;
import dev.signalbox.console.gateway.aws.AwsCallbacksGateway;
import dev.signalbox.console.gateway.aws.AwsClients;
import dev.signalbox.console.gateway.aws.AwsConnection;
import dev.signalbox.console.gateway.aws.AwsErrorRowsGateway;
import dev.signalbox.console.gateway.aws.AwsExecutionsGateway;
import dev.signalbox.console.gateway.aws.AwsStacksGateway;
import dev.signalbox.console.gateway.aws.Deployers;
import dev.signalbox.console.gateway.aws.KnownWaits;
import dev.signalbox.console.gateway.http.HttpProviderGateway;
import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.store.CallbacksStore;
import dev.signalbox.console.store.ExecutionsStore;
import dev.signalbox.console.store.OpenQuestions;
import dev.signalbox.console.store.Poller;
import dev.signalbox.console.store.Tasks;
import dev.signalbox.console.store.Work;
import dev.signalbox.console.store.budget.ApiRate;
import dev.signalbox.console.store.budget.ApiRates;
import dev.signalbox.console.store.budget.Budget;
import dev.signalbox.console.store.budget.PollingShare;
import dev.signalbox.console.store.budget.SimulatedTime;
import dev.signalbox.console.store.callbacks.Answering;
import dev.signalbox.console.store.callbacks.CallbackSender;
import dev.signalbox.console.store.callbacks.SentJournal;
import dev.signalbox.console.store.callbacks.SentRecord;
import dev.signalbox.deploy.EnvironmentKind;
import dev.signalbox.deploy.PipelineCatalogue;
import dev.signalbox.localcloud.LocalCloud;
import dev.signalbox.localcloud.LocalCloudOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Ten minutes of polling as an AWS environment would see them: real calls over the wire, the published rates of a Region with small
 * buckets, simulated time. All screens that poll Step Functions are open at once, which the console itself never does.
 */
class PollingBudgetTest {
    private static final ApiRates RATES = ApiRates.aws("eu-central-1", PollingShare.USUAL);
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final int MACHINES = 5;
    private static final int EXECUTIONS = 50;

    @TempDir Path folder;

    private final SimulatedTime time = new SimulatedTime();
    private final Budget budget = new Budget(RATES, time);
    private final Map<String, Integer> calls = new TreeMap<>();
    private final Poller poller = new Poller(budget, new OpenQuestions(), time);
    private LocalCloud cloud;
    private AwsClients clients;

    @BeforeEach
    void start() {
        cloud = LocalCloud.start(new LocalCloudOptions(folder, 0));
        clients = new AwsClients(AwsConnection.local(cloud.endpoint(), cloud.region(), cloud.accessKeyId(), cloud
                .secretAccessKey()), new Counting());
    }

    @AfterEach
    void close() {
        poller.close();
        clients.close();
        cloud.close();
    }

    private ExecutionId startExecutions() {
        var sqs = clients.client(SqsClient.builder());
        var queue = sqs.createQueue(q -> q.queueName("provider")).queueUrl();
        var sfn = clients.client(SfnClient.builder());
        var definition = """
                {"StartAt":"Ask","States":{"Ask":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken",
                "Parameters":{"QueueUrl":"%s","MessageBody":{"token.$":"$$.Task.Token"}},"End":true}}}"""
                .formatted(queue);
        String last = "";
        for (int m = 0; m < MACHINES; m++) {
            String name = "machine-" + m;
            var arn = sfn.createStateMachine(c -> c.name(name).roleArn("arn:aws:iam::000000000000:role/r").definition(
                    definition)).stateMachineArn();
            for (int e = 0; e < EXECUTIONS / MACHINES; e++) {
                last = sfn.startExecution(s -> s.stateMachineArn(arn).input("{}")).executionArn();
            }
        }
        return new ExecutionId(last);
    }

    @Test
    void tenMinutesWithFiftyRunningExecutionsStayWithinAFifthOfTheRates() {
        ExecutionId open = startExecutions();
        time.pass(Duration.ofHours(1));
        calls.clear();
        var clock = new SimulatedClock();
        var catalogue = PipelineCatalogue.in(Home.pipelines());
        var deployer = Deployers.of(clients, EnvironmentKind.LOCAL, Home.path());
        var gateway = new AwsCallbacksGateway(clients, catalogue, deployer, new KnownWaits(Duration.ofSeconds(15),
                clock));
        var inbox = new CallbacksStore(gateway, new Answering(new CallbackSender(gateway, new HttpProviderGateway(
                clock, ChangeGuard.OPEN),
                clock), new SentRecord(SentJournal.forgotten()), new Tasks(clock)), Work.on(Runnable::run), clock);
        var executions = new ExecutionsStore(new AwsExecutionsGateway(clients), new StackStartForms(
                new AwsStacksGateway(clients, deployer), catalogue), new AwsErrorRowsGateway(clients), Runnable::run,
                clock);
        var detail = executions.open(open);
        poller.every(Duration.ofSeconds(2), "ListExecutions", executions::refresh);
        poller.every(Duration.ofSeconds(1), "ListExecutions", inbox::refresh);
        poller.every(Duration.ofSeconds(1), "GetExecutionHistory", detail::refresh);

        time.pass(TEN_MINUTES);

        tell("looked at");
        calls.forEach((api, n) -> assertThat((double) n).as(api).isLessThanOrEqualTo(allowed(RATES.of(api))));
        assertThat(inbox.pending().latest().newest().orElseThrow()).hasSize(EXECUTIONS);
        assertThat(inbox.pending().latest()).isInstanceOf(Loadable.Ready.class);
        assertThat(executions.list().latest()).isInstanceOf(Loadable.Ready.class);
        assertThat(executions.list().latest().readAt().orElseThrow()).isAfter(time.now().minusSeconds(60));
        assertThat(detail.history().latest().readAt().orElseThrow()).isAfter(time.now().minusSeconds(60));

        var before = new TreeMap<>(calls);
        calls.clear();
        poller.hidden(true);
        time.pass(TEN_MINUTES);
        tell("out of sight");
        assertThat(calls.values().stream().mapToInt(n -> n).sum()).isLessThan(before.values().stream().mapToInt(n -> n)
                .sum() / 3);
    }

    private static double allowed(ApiRate rate) {
        return rate.bucket() + rate.refill() * (TEN_MINUTES.toSeconds() + 60);
    }

    private void tell(String how) {
        System.out.println("[polling] ten minutes " + how + ", calls: " + calls);
    }

    private final class Counting implements CallLimit {
        @Override
        public void take(String api) {
            budget.take(api);
            calls.merge(api, 1, Integer::sum);
        }

        @Override
        public void again(String api) {
            budget.again(api);
            calls.merge(api, 1, Integer::sum);
        }

        @Override
        public void throttled(String api) {
            budget.throttled(api);
        }
    }

    private final class SimulatedClock extends Clock {
        @Override
        public Instant instant() {
            return time.now();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
