package dev.signalbox.console.app;

import dev.signalbox.console.Eventually;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A pipeline whose executions wait for a provider. It says where the callback URLs are, as the stack of callback-download does. */
final class AskingPipeline implements AutoCloseable {
    private static final String ASKS = """
            {"StartAt":"Ask","States":{"Ask":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken",
            "TimeoutSeconds":3600,"HeartbeatSeconds":600,"Parameters":{"QueueUrl":"%s","MessageBody":
             {"token.$":"$$.Task.Token","name.$":"$$.Execution.Name"}},"End":true}}}""";
    private static final String STACK = """
            {"Resources":{"Table":{"Type":"AWS::DynamoDB::Table","Properties":{"BillingMode":"PAY_PER_REQUEST",
              "AttributeDefinitions":[{"AttributeName":"URI","AttributeType":"S"}],
              "KeySchema":[{"AttributeName":"URI","KeyType":"HASH"}]}}},
             "Outputs":{"CallbackTable":{"Value":{"Ref":"Table"}},"StateMachineArn":{"Value":"%s"}}}""";

    private final SfnClient sfn;
    private final String machine;
    private final ProvidersDoor door;

    /** Each execution waits when this returns. */
    AskingPipeline(Session session, List<String> executions) throws Exception {
        sfn = session.clients().client(SfnClient.builder());
        SqsClient sqs = session.clients().client(SqsClient.builder());
        String queue = sqs.createQueue(q -> q.queueName("q")).queueUrl();
        machine = sfn.createStateMachine(c -> c.name("asks").roleArn(ConsoleOnLocalCloud.ROLE).definition(ASKS
                .formatted(queue))).stateMachineArn();
        door = new ProvidersDoor(sfn);
        String table = table(session.clients().client(CloudFormationClient.builder()));
        DynamoDbClient tables = session.clients().client(DynamoDbClient.builder());
        for (String name : executions) {
            tables.putItem(p -> p.tableName(table).item(Map.of("URI", AttributeValue.fromS(name), "CallbackUrl",
                    AttributeValue.fromS(door.url(name)))));
            sfn.startExecution(s -> s.stateMachineArn(machine).name(name).input("{\"projectid\":\"" + name + "\"}"));
        }
        door.learnTokens(sqs, queue, executions.size());
    }

    private String table(CloudFormationClient stacks) throws Exception {
        stacks.createStack(s -> s.stackName("asks").templateBody(STACK.formatted(machine)).tags(t -> t.key(
                "signalbox:pipeline").value("callback-download")));
        Eventually.on(() -> stacks.describeStacks(s -> s.stackName("asks")).stacks().getFirst().stackStatusAsString()
                .equals("CREATE_COMPLETE"));
        return stacks.describeStacks(s -> s.stackName("asks")).stacks().getFirst().outputs().stream().filter(o -> o
                .outputKey().equals("CallbackTable")).map(Output::outputValue).findFirst().orElseThrow();
    }

    /** How often the provider's door was knocked at for an execution. */
    int posts(String execution) {
        return door.posts(execution);
    }

    ExecutionStatus status(String execution) {
        return sfn.describeExecution(d -> d.executionArn(machine.replace(":stateMachine:", ":execution:") + ":"
                + execution)).status();
    }

    @Override
    public void close() {
        door.close();
    }
}
