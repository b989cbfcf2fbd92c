package dev.signalbox.localcloud.service.cloudformation.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.signalbox.localcloud.service.cloudformation.template.Plan;
import dev.signalbox.localcloud.service.cloudformation.template.Scope;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What resources would be called on AWS, so that properties that refer to them can be evaluated before there are any. */
final class Ids {
    private static final String HERE = ":eu-west-1:123456789012:";
    private static final Map<String, String> REFS = Map.of("AWS::Batch::ComputeEnvironment",
            "arn:aws:batch" + HERE + "compute-environment/{}", "AWS::Batch::JobQueue", "arn:aws:batch" + HERE
                    + "job-queue/{}", "AWS::Batch::JobDefinition", "arn:aws:batch" + HERE + "job-definition/{}:1",
            "AWS::StepFunctions::StateMachine", "arn:aws:states" + HERE + "stateMachine:{}", "AWS::SNS::Topic",
            "arn:aws:sns" + HERE + "{}", "AWS::SecretsManager::Secret", "arn:aws:secretsmanager" + HERE
                    + "secret:{}-AbCdEf", "AWS::SQS::Queue", "https://sqs.eu-west-1.amazonaws.com/123456789012/{}",
            "AWS::KMS::Key", "00000000-0000-0000-0000-000000000000", "AWS::ElasticLoadBalancingV2::TargetGroup",
            "arn:aws:elasticloadbalancing" + HERE + "targetgroup/{}/0123456789abcdef",
            "AWS::ElasticLoadBalancingV2::LoadBalancer", "arn:aws:elasticloadbalancing" + HERE
                    + "loadbalancer/app/{}/0123456789abcdef");
    private static final Map<String, String> MORE_REFS = Map.of("AWS::EC2::SecurityGroup", "sg-0123456789abcdef0",
            "AWS::ECS::TaskDefinition", "arn:aws:ecs" + HERE + "task-definition/{}:1", "AWS::S3::Bucket",
            "stack-{lower}-0123456789ab");
    private static final Map<String, String> ARNS = Map.of("AWS::IAM::Role", "arn:aws:iam::123456789012:role/{}",
            "AWS::IAM::InstanceProfile", "arn:aws:iam::123456789012:instance-profile/{}",
            "AWS::Lambda::Function", "arn:aws:lambda" + HERE + "function:{}", "AWS::S3::Bucket", "arn:aws:s3:::{lower}",
            "AWS::DynamoDB::Table", "arn:aws:dynamodb" + HERE + "table/{}", "AWS::Logs::LogGroup",
            "arn:aws:logs" + HERE + "log-group:{}:*", "AWS::KMS::Key", "arn:aws:kms" + HERE
                    + "key/00000000-0000-0000-0000-000000000000", "AWS::SQS::Queue", "arn:aws:sqs" + HERE + "{}");

    private Ids() {}

    /** A scope with parameters and, for each resource of the plan, what it would be called. */
    static Scope scope(Map<String, JsonNode> parameters, Plan plan) {
        return new Scope() {
            @Override
            public Optional<JsonNode> ref(String name) {
                return Optional.ofNullable(parameters.get(name)).or(() -> Optional.ofNullable(plan.resources().get(
                        name)).map(r -> text(REFS.getOrDefault(r.type(), MORE_REFS.getOrDefault(r.type(), "{}")),
                                name)));
            }

            @Override
            public Optional<JsonNode> attribute(String name, String attribute) {
                return Optional.ofNullable(plan.resources().get(name)).map(r -> text(ofAttribute(r.type(), attribute),
                        name));
            }

            @Override
            public List<String> zones() {
                return List.of("eu-west-1a", "eu-west-1b");
            }
        };
    }

    private static String ofAttribute(String type, String attribute) {
        return switch (attribute) {
            case "Arn" -> ARNS.getOrDefault(type, "arn:aws:other" + HERE + "{}");
            case "GroupId" -> "sg-0123456789abcdef0";
            case "ApiEndpoint" -> "https://0123456789.execute-api.eu-west-1.amazonaws.com";
            default -> "{lower}-" + attribute.toLowerCase(Locale.ROOT);
        };
    }

    private static JsonNode text(String pattern, String name) {
        return JsonNodeFactory.instance.textNode(pattern.replace("{lower}", name.toLowerCase(Locale.ROOT))
                .replace("{}", name));
    }
}
