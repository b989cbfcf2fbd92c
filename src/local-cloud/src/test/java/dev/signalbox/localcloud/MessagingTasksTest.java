package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** State machines that publish, send and mail. */
final class MessagingTasksTest extends StateMachinesOnLocalCloud {
    private static final String MAIL = """
            {"StartAt":"Mail","States":{"Mail":{"Type":"Task","Resource":"arn:aws:states:::aws-sdk:sesv2:sendEmail",
            "Parameters":{"FromEmailAddress":"me@example.com","Destination":{"ToAddresses":["you@example.com"]},
            "Content":{"Simple":{"Subject":{"Data":"Done"},"Body":{"Text":{"Data.$":"$.words"}}}}},"End":true}}}""";

    private DescribeExecutionResponse run(String definition, String input) {
        var machine = states.createStateMachine(r -> r.name("m").definition(definition).roleArn(ROLE))
                .stateMachineArn();
        var execution = states.startExecution(r -> r.stateMachineArn(machine).input(input)).executionArn();
        var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (true) {
            var now = states.describeExecution(r -> r.executionArn(execution));
            if (now.status() != ExecutionStatus.RUNNING) {
                return now;
            }
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.yield();
        }
    }

    @Test
    void publishesAListAsItsJson() throws Exception {
        try (var sns = fixture.client(SnsClient.builder())) {
            var topic = sns.createTopic(r -> r.name("failures")).topicArn();
            sns.subscribe(r -> r.topicArn(topic).protocol("email").endpoint("ops@example.com"));
            var outbox = new OutboxReader(fixture.cloud());
            var token = outbox.await(m -> true).path("text").asText().replaceAll("(?s).*Token=([0-9a-f]+).*", "$1");
            sns.confirmSubscription(r -> r.topicArn(topic).token(token));

            var end = run("""
                    {"StartAt":"Tell","States":{"Tell":{"Type":"Task","Resource":"arn:aws:states:::sns:publish",
                    "Parameters":{"TopicArn":"%s","Message.$":"$","Subject":"Failed stepfunction download tasks"},
                    "End":true}}}""".formatted(topic), "[\"Could not find: http://x/zz.gif\"]");

            assertThat(end.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
            assertThat(end.output()).contains("MessageId");
            assertThat(outbox.await(m -> m.path("subject").asText().startsWith("Failed")).path("text").asText())
                    .startsWith("[\"Could not find: http://x/zz.gif\"]");
        }
    }

    @Test
    void sendsToAQueue() {
        try (var sqs = fixture.client(SqsClient.builder())) {
            var queue = sqs.createQueue(r -> r.queueName("jobs")).queueUrl();
            var end = run("""
                    {"StartAt":"Send","States":{"Send":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage",
                    "Parameters":{"QueueUrl":"%s","MessageBody.$":"$"},"End":true}}}""".formatted(queue),
                    "{\"a\":1}");

            assertThat(end.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
            assertThat(end.output()).contains("MD5OfMessageBody");
            assertThat(sqs.receiveMessage(r -> r.queueUrl(queue).waitTimeSeconds(5)).messages().getFirst().body())
                    .isEqualTo("{\"a\":1}");
        }
    }

    @Test
    void mailsFromVerifiedIdentitiesOnly() throws Exception {
        var refused = run(MAIL, "{\"words\":\"hello\"}");
        assertThat(refused.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(refused.error()).isEqualTo("SesV2.MessageRejectedException");
        assertThat(refused.cause()).contains("Email address is not verified");

        try (var ses = fixture.client(SesV2Client.builder())) {
            ses.createEmailIdentity(r -> r.emailIdentity("me@example.com"));
        }
        assertThat(run(MAIL, "{\"words\":\"hello\"}").status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(new OutboxReader(fixture.cloud()).await(m -> true).path("text").asText()).isEqualTo("hello");
    }
}
