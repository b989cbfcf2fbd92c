package dev.signalbox.localcloud.service.cloudformation.drift.live;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The resource types whose drift can be told. */
public final class LiveTypes {
    private static final Map<String, LiveProperties> TYPES = Map.ofEntries(
            Map.entry("AWS::ApiGatewayV2::Api", ApiGatewayLive::api),
            Map.entry("AWS::ApiGatewayV2::Integration", ApiGatewayLive::integration),
            Map.entry("AWS::ApiGatewayV2::Route", ApiGatewayLive::route),
            Map.entry("AWS::ApiGatewayV2::Stage", ApiGatewayLive::stage),
            Map.entry("AWS::Batch::ComputeEnvironment", BatchLive::computeEnvironment),
            Map.entry("AWS::Batch::JobDefinition", BatchLive::jobDefinition),
            Map.entry("AWS::Batch::JobQueue", BatchLive::jobQueue),
            Map.entry("AWS::DynamoDB::Table", DynamoDbLive::table),
            Map.entry("AWS::IAM::InstanceProfile", IamLive::instanceProfile),
            Map.entry("AWS::IAM::Role", IamLive::role),
            Map.entry("AWS::KMS::Key", KmsLive::key),
            Map.entry("AWS::Lambda::Function", LambdaLive::function),
            Map.entry("AWS::Logs::LogGroup", LogsLive::logGroup),
            Map.entry("AWS::S3::Bucket", S3Live::bucket),
            Map.entry("AWS::S3::BucketPolicy", S3Live::bucketPolicy),
            Map.entry("AWS::SNS::Subscription", MessagingLive::subscription),
            Map.entry("AWS::SNS::Topic", MessagingLive::topic),
            Map.entry("AWS::SQS::Queue", MessagingLive::queue),
            Map.entry("AWS::StepFunctions::StateMachine", StepFunctionsLive::stateMachine));

    /** What a template says and no service tells again, or tells in another form. */
    private static final Map<String, Set<String>> NOT_COMPARED = Map.of(
            "AWS::Batch::ComputeEnvironment", Set.of("ReplaceComputeEnvironment"),
            "AWS::KMS::Key", Set.of("BypassPolicyLockoutSafetyCheck", "PendingWindowInDays"),
            "AWS::Lambda::Function", Set.of("Code", "SnapStart"),
            "AWS::S3::Bucket", Set.of("NotificationConfiguration"),
            "AWS::SNS::Topic", Set.of("Subscription"));

    private LiveTypes() {}

    /** Empty for types that drift detection does not know; AWS has such types too. */
    public static Optional<LiveProperties> of(String type) {
        return Optional.ofNullable(TYPES.get(type));
    }

    /** The properties of a type that are not compared. */
    public static Set<String> notCompared(String type) {
        return NOT_COMPARED.getOrDefault(type, Set.of());
    }
}
