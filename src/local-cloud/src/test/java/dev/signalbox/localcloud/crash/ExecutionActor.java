package dev.signalbox.localcloud.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Executions that count in a table, send a message, wait, ask by a message for a callback, and count again. Each effect of a
 * Standard execution happens once, as on AWS.
 */
final class ExecutionActor implements Actor {
    private static final String MACHINE = """
            {"StartAt":"Count","States":{
             "Count":{"Type":"Task","Resource":"arn:aws:states:::dynamodb:updateItem","ResultPath":null,"Next":"Tell","Parameters":{
               "TableName":"effects","Key":{"id":{"S.$":"$$.Execution.Name"}},"UpdateExpression":"ADD n :one",
               "ExpressionAttributeValues":{":one":{"N":"1"}}}},
             "Tell":{"Type":"Parallel","ResultPath":null,"Next":"Pause","Branches":[
               {"StartAt":"A","States":{"A":{"Type":"Task","End":true,"Resource":"arn:aws:states:::sqs:sendMessage",
                 "Parameters":{"QueueUrl":"%1$s","MessageBody.$":"$$.Execution.Name"}}}},
               {"StartAt":"B","States":{"B":{"Type":"Task","End":true,"Resource":"arn:aws:states:::aws-sdk:sqs:sendMessage",
                 "Parameters":{"QueueUrl":"%1$s","MessageBody.$":"States.Format('{}-b', $$.Execution.Name)"}}}}]},
             "Pause":{"Type":"Wait","Seconds":1,"Next":"Ask"},
             "Ask":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken","ResultPath":"$.said","Next":"Again",
               "Parameters":{"QueueUrl":"%2$s","MessageBody.$":"$$.Task.Token"}},
             "Again":{"Type":"Task","Resource":"arn:aws:states:::aws-sdk:dynamodb:updateItem","ResultPath":null,"End":true,"Parameters":{
               "TableName":"effects","Key":{"id":{"S.$":"$$.Execution.Name"}},"UpdateExpression":"ADD n :one",
               "ExpressionAttributeValues":{":one":{"N":"1"}}}}}}""";
    private final SfnClient states;
    private final SqsClient sqs;
    private final DynamoDbClient tables;
    private final Set<String> started = new TreeSet<>();
    private String starting = "";
    private int number;
    private String machine = "";
    private String told = "";
    private String asked = "";

    ExecutionActor(SfnClient states, SqsClient sqs, DynamoDbClient tables) {
        this.states = states;
        this.sqs = sqs;
        this.tables = tables;
    }

    @Override
    public void prepare() {
        TableActor.table(tables, "effects");
        told = sqs.createQueue(r -> r.queueName("told")).queueUrl();
        asked = sqs.createQueue(r -> r.queueName("asked").attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT,
                "2"))).queueUrl();
        machine = states.createStateMachine(r -> r.name("m").definition(MACHINE.formatted(told, asked)).roleArn(
                "arn:aws:iam::000000000000:role/r")).stateMachineArn();
    }

    @Override
    public void step(Random random) {
        if (random.nextInt(3) == 0) {
            answerOne();
        } else {
            // The same name and input again after a crash: the execution is one.
            if (starting.isEmpty()) {
                starting = "e" + number++;
            }
            start();
            started.add(starting);
            starting = "";
        }
    }

    /** On AWS too, the same name and input is taken again only while that execution runs. */
    private void start() {
        try {
            states.startExecution(r -> r.stateMachineArn(machine).name(starting).input("{}"));
        } catch (ExecutionAlreadyExistsException e) {
            assertThat(states.listExecutionsPaginator(r -> r.stateMachineArn(machine)).executions().stream().filter(
                    each -> each.name().equals(starting)).map(ExecutionListItem::status)).containsExactly(
                            ExecutionStatus.SUCCEEDED);
        }
    }

    private void answerOne() {
        for (var message : sqs.receiveMessage(r -> r.queueUrl(asked).maxNumberOfMessages(5)).messages()) {
            try {
                states.sendTaskSuccess(r -> r.taskToken(message.body()).output("\"yes\""));
            } catch (TaskTimedOutException e) {
                assertThat(e).as("its answer came, and the deletion of the message was cut off").isNotNull();
            }
            sqs.deleteMessage(r -> r.queueUrl(asked).receiptHandle(message.receiptHandle()));
        }
    }

    @Override
    public void check() {
        var all = states.listExecutionsPaginator(r -> r.stateMachineArn(machine)).executions().stream().toList();
        assertThat(all).extracting(ExecutionListItem::name).containsAll(started).doesNotHaveDuplicates();
        assertThat(all).extracting(ExecutionListItem::status).isSubsetOf(Set.of(ExecutionStatus.RUNNING,
                ExecutionStatus.SUCCEEDED));
    }

    @Override
    public void finish() {
        Until.holds(() -> {
            answerOne();
            return states.listExecutions(r -> r.stateMachineArn(machine).statusFilter(ExecutionStatus.RUNNING))
                    .executions().isEmpty();
        }, () -> "still running: " + states.listExecutions(r -> r.stateMachineArn(machine).statusFilter(
                ExecutionStatus.RUNNING)));
        check();
        var messages = new TreeMap<String, Integer>();
        for (var page = receive(); !page.isEmpty(); page = receive()) {
            page.forEach(text -> messages.merge(text, 1, Integer::sum));
        }
        for (var name : started) {
            var item = tables.getItem(r -> r.tableName("effects").key(Map.of("id", AttributeValue.fromS(name)))).item();
            assertThat(item.get("n").n()).as("counted by %s", name).isEqualTo("2");
            assertThat(messages.get(name)).as("messages of %s", name).isEqualTo(1);
            assertThat(messages.get(name + "-b")).as("messages of %s, second branch", name).isEqualTo(1);
        }
    }

    private java.util.List<String> receive() {
        var page = sqs.receiveMessage(r -> r.queueUrl(told).maxNumberOfMessages(10)).messages();
        page.forEach(m -> sqs.deleteMessage(r -> r.queueUrl(told).receiptHandle(m.receiptHandle())));
        return page.stream().map(m -> m.body()).toList();
    }
}
