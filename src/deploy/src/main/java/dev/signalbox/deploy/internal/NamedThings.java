package dev.signalbox.deploy.internal;

import dev.signalbox.deploy.AwsClients;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.StateMachineStatus;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** Whether there is a table, queue, log group, function or state machine of a name. */
final class NamedThings {
    private static final Map<String, String> PROPERTIES = Map.of("AWS::DynamoDB::Table", "TableName", "AWS::SQS::Queue",
            "QueueName", "AWS::Logs::LogGroup", "LogGroupName", "AWS::Lambda::Function", "FunctionName",
            "AWS::StepFunctions::StateMachine", "StateMachineName");

    private final AwsClients.Services services;
    private final String machines;

    /** @param values of pseudo parameters, which a state machine's ARN is made of */
    NamedThings(AwsClients.Services services, Map<String, String> values) {
        this.services = services;
        this.machines = "arn:" + values.get("AWS::Partition") + ":states:" + values.get("AWS::Region") + ":" + values
                .get("AWS::AccountId") + ":stateMachine:";
    }

    /** The property that names a resource of this type; empty for types that are not looked at. */
    static String property(String type) {
        return PROPERTIES.getOrDefault(type, "");
    }

    /** Whether a stack's physical ids have the name; that of a queue is its URL and that of a state machine its ARN. */
    static boolean isOf(String physicalId, String type, String name) {
        return physicalId.equals(name) || type.equals("AWS::SQS::Queue") && physicalId.endsWith("/" + name) || type
                .equals("AWS::StepFunctions::StateMachine") && physicalId.endsWith(":" + name);
    }

    /** What has the name, such as {@code a table}; empty when it is free. */
    Optional<String> having(String type, String name) {
        return switch (type) {
            case "AWS::DynamoDB::Table" -> some("a table", table(name));
            case "AWS::SQS::Queue" -> some("a queue", queue(name));
            case "AWS::Logs::LogGroup" -> some("a log group", logGroup(name));
            case "AWS::Lambda::Function" -> some("a function", function(name));
            default -> some("a state machine", machine(name));
        };
    }

    private static Optional<String> some(String words, boolean there) {
        return there ? Optional.of(words) : Optional.empty();
    }

    private boolean table(String name) {
        try {
            services.tables().get().describeTable(b -> b.tableName(name));
            return true;
        } catch (ResourceNotFoundException _) {
            return false;
        }
    }

    private boolean queue(String name) {
        try {
            services.queues().get().getQueueUrl(b -> b.queueName(name));
            return true;
        } catch (QueueDoesNotExistException _) {
            return false;
        }
    }

    private boolean logGroup(String name) {
        return services.logs().get().describeLogGroupsPaginator(b -> b.logGroupNamePrefix(name)).logGroups().stream()
                .limit(1_000).anyMatch(g -> g.logGroupName().equals(name));
    }

    private boolean function(String name) {
        try {
            services.functions().get().getFunctionConfiguration(b -> b.functionName(name));
            return true;
        } catch (software.amazon.awssdk.services.lambda.model.ResourceNotFoundException _) {
            return false;
        }
    }

    /** One that is being deleted frees its name. */
    private boolean machine(String name) {
        try {
            return services.machines().get().describeStateMachine(b -> b.stateMachineArn(machines + name))
                    .status() != StateMachineStatus.DELETING;
        } catch (StateMachineDoesNotExistException _) {
            return false;
        }
    }
}
