package dev.signalbox.deploy.internal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.deploy.plan.Check;
import dev.signalbox.deploy.plan.Check.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Whether names that a template makes, often of the stack's, are as short as their services want them. CloudFormation would tell
 * only after it has made what comes before. Names that it makes up itself it cuts itself.
 */
final class NameLengths {
    /**
     * What the resource schemas of CloudFormation say. Of queues and tables they say nothing: see
     * <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-fifo.html">SQS</a>, where
     * {@code .fifo} counts too, and
     * <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html">DynamoDB</a>.
     */
    static final Map<String, Limit> LIMITS = Map.ofEntries(limit("AWS::Batch::JobDefinition", "JobDefinitionName", 128),
            limit("AWS::Batch::JobQueue", "JobQueueName", 128), limit("AWS::DynamoDB::Table", "TableName", 255), limit(
                    "AWS::Events::Rule", "Name", 64), limit("AWS::IAM::InstanceProfile", "InstanceProfileName", 128),
            limit("AWS::IAM::Role", "RoleName", 64), limit("AWS::Lambda::Function", "FunctionName", 64), limit(
                    "AWS::Logs::LogGroup", "LogGroupName", 512), limit("AWS::S3::Bucket", "BucketName", 63), limit(
                            "AWS::SNS::Topic", "TopicName", 256), limit("AWS::SQS::Queue", "QueueName", 80), limit(
                                    "AWS::SecretsManager::Secret", "Name", 512), limit(
                                            "AWS::StepFunctions::StateMachine", "StateMachineName", 80));

    private NameLengths() {}

    /** How long a name may be. */
    record Limit(String property, int longest) {}

    private static Map.Entry<String, Limit> limit(String type, String property, int longest) {
        return Map.entry(type, new Limit(property, longest));
    }

    /** @param scope of the template's values; names that cannot be told beforehand are left out */
    static List<Check> check(JsonNode template, ResourceCount scope) {
        var tooLong = new ArrayList<String>();
        int over = 0;
        for (var entry : template.path("Resources").properties()) {
            var resource = entry.getValue();
            var limit = LIMITS.get(resource.path("Type").asText());
            if (limit == null || !scope.made(resource).orElse(true)) {
                continue;
            }
            var name = scope.value(resource.path("Properties").path(limit.property)).orElse("");
            if (name.length() > limit.longest) {
                tooLong.add(entry.getKey() + " (" + resource.path("Type").asText() + ") would be named " + name
                        + ", which has " + name.length() + " characters; " + limit.longest + " are allowed.");
                over = Math.max(over, name.length() - limit.longest);
            }
        }
        return tooLong.isEmpty() ? List.of()
                : List.of(Check.failed(Subject.NAMES, String.join(" ", tooLong),
                        "Choose a stack name, or other values that names are made of, shorter by " + over
                                + " characters."));
    }
}
