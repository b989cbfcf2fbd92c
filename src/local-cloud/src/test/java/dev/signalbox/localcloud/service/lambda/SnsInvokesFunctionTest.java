package dev.signalbox.localcloud.service.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.localcloud.functions.FunctionJar;
import dev.signalbox.localcloud.functions.LogsItsEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.sns.SnsClient;

/** Topics with functions as subscribers. */
final class SnsInvokesFunctionTest {
    @TempDir Path folder;
    private LambdaFixture cloud;
    private SnsClient sns;
    private CloudWatchLogsClient logs;

    @BeforeEach
    void start() {
        cloud = new LambdaFixture(folder);
        sns = cloud.cloud().client(SnsClient.builder());
        logs = cloud.cloud().client(CloudWatchLogsClient.builder());
    }

    @AfterEach
    void stop() {
        logs.close();
        sns.close();
        cloud.close();
    }

    @Test
    void onlyWhenAPermissionLetsTheTopicDoSo() {
        var topic = sns.createTopic(r -> r.name("news")).topicArn();
        subscribe(topic, "allowed");
        subscribe(topic, "forbidden");
        cloud.lambda().addPermission(p -> p.functionName("allowed").statementId("sns").action("lambda:InvokeFunction")
                .principal("sns.amazonaws.com").sourceArn(topic));
        sns.publish(r -> r.topicArn(topic).subject("Hello").message("words for functions"));

        assertThat(awaitLine("/aws/lambda/allowed", "words for functions")).contains("EventSource=aws:sns",
                "Subject=Hello", "SigningCertUrl=", "TopicArn=" + topic);
        assertThat(logs.describeLogGroups(g -> g.logGroupNamePrefix("/aws/lambda/forbidden")).logGroups()).isEmpty();
    }

    private void subscribe(String topic, String function) {
        var arn = cloud.lambda().createFunction(LambdaFixture.function(function).handler(LogsItsEvent.class.getName())
                .code(c -> c.zipFile(FunctionJar.of(LogsItsEvent.class))).build()).functionArn();
        sns.subscribe(r -> r.topicArn(topic).protocol("lambda").endpoint(arn));
    }

    private String awaitLine(String group, String words) {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (System.nanoTime() < deadline) {
            var there = !logs.describeLogGroups(g -> g.logGroupNamePrefix(group)).logGroups().isEmpty();
            var lines = there ? logs.filterLogEvents(f -> f.logGroupName(group)).events() : List.<FilteredLogEvent>of();
            var found = lines.stream().map(FilteredLogEvent::message).filter(m -> m.contains(words)).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new AssertionError("No line with '" + words + "' came into " + group);
    }
}
