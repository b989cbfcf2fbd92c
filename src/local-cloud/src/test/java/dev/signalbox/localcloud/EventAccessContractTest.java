package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sts.StsClient;

/** Rules and events while policies are enforced. */
final class EventAccessContractTest {
    private static final String TRUST = """
            {"Statement":{"Effect":"Allow","Action":"sts:AssumeRole",
             "Principal":{"Service":["events.amazonaws.com","states.amazonaws.com"],"AWS":"000000000000"}}}""";
    private static final String ARN = "arn:aws:%s:local-1:000000000000:%s";

    @Test
    void asksPoliciesOfCallersAndOfTargets(@TempDir Path folder) {
        try (var cloud = LocalCloudFixture.enforcing(folder);
                var iam = cloud.client(IamClient.builder());
                var sts = cloud
                        .client(StsClient.builder());
                var sqs = cloud.client(SqsClient.builder());
                var sfn = cloud.client(
                        SfnClient.builder());
                var events = cloud.client(EventBridgeClient.builder())) {
            var role = iam.createRole(r -> r.roleName("clerk").assumeRolePolicyDocument(TRUST)).role().arn();
            iam.putRolePolicy(p -> p.roleName("clerk").policyName("p").policyDocument("""
                    {"Statement":[{"Effect":"Allow","Action":"events:PutEvents","Resource":"*:event-bus/default"},
                     {"Effect":"Allow","Action":"events:DescribeRule","Resource":"*:rule/mine"}]}"""));
            var dead = sqs.createQueue(q -> q.queueName("dead").attributes(Map.of(QueueAttributeName.POLICY, """
                    {"Statement":{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},
                     "Action":"sqs:SendMessage","Resource":"*"}}"""))).queueUrl();
            var machine = sfn.createStateMachine(m -> m.name("m").roleArn(role).definition(
                    "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}}}")).stateMachineArn();
            events.putRule(r -> r.name("mine").eventPattern("{\"source\":[\"shop\"]}"));
            events.putTargets(t -> t.rule("mine").targets(Target.builder().id("1").arn(machine).roleArn(role)
                    .deadLetterConfig(d -> d.arn(ARN.formatted("sqs", "dead"))).build()));
            var keys = sts.assumeRole(r -> r.roleArn(role).roleSessionName("test")).credentials();
            try (var clerk = cloud.client(EventBridgeClient.builder(), AwsSessionCredentials.create(keys.accessKeyId(),
                    keys.secretAccessKey(), keys.sessionToken()))) {
                check(clerk);
            }
            var message = sqs.receiveMessage(r -> r.queueUrl(dead).waitTimeSeconds(10).messageAttributeNames("All"))
                    .messages().getFirst();
            assertThat(message.messageAttributes().get("ERROR_CODE").stringValue()).isEqualTo("NO_PERMISSIONS");
            assertThat(message.messageAttributes().get("ERROR_MESSAGE").stringValue()).contains(
                    "is not authorized to perform: states:StartExecution");
        }
    }

    private static void check(EventBridgeClient clerk) {
        var entry = PutEventsRequestEntry.builder().source("shop").detailType("Sold").detail("{}").build();
        assertThat(clerk.putEvents(p -> p.entries(entry)).failedEntryCount()).isZero();
        assertThat(clerk.describeRule(r -> r.name("mine").eventBusName("default")).name()).isEqualTo("mine");
        assertThatThrownBy(() -> clerk.putEvents(p -> p.entries(entry, entry.toBuilder().eventBusName("other")
                .build()))).hasMessageContaining("is not authorized to perform: events:PutEvents on resource: " + ARN
                        .formatted("events", "event-bus/other"));
        assertThatThrownBy(() -> clerk.deleteRule(r -> r.name("mine"))).hasMessageContaining(
                "events:DeleteRule on resource: " + ARN.formatted("events", "rule/mine"));
    }
}
