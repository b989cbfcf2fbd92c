package dev.signalbox.localcloud.service.cloudformation.resource;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.localcloud.service.cloudformation.template.ResourceCatalog;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** All resource types of the local cloud. Each is made when it is first used, as that loads many model classes. */
public final class ResourceTypes implements ResourceCatalog {
    private static final Map<String, Supplier<ResourceType>> TYPES = Map.ofEntries(
            Map.entry("AWS::ApiGateway::Account", ApiGatewayAccount::new),
            Map.entry("AWS::ApiGateway::Deployment", ApiGatewayDeployment::new),
            Map.entry("AWS::ApiGateway::Method", ApiGatewayMethod::new),
            Map.entry("AWS::ApiGateway::Resource", ApiGatewayResource::new),
            Map.entry("AWS::ApiGateway::RestApi", ApiGatewayRestApi::new),
            Map.entry("AWS::ApiGateway::Stage", ApiGatewayStage::new),
            Map.entry("AWS::ApiGatewayV2::Api", ApiGatewayV2Api::new),
            Map.entry("AWS::ApiGatewayV2::Deployment", ApiGatewayV2Deployment::new),
            Map.entry("AWS::ApiGatewayV2::Integration", ApiGatewayV2Integration::new),
            Map.entry("AWS::ApiGatewayV2::Route", ApiGatewayV2Route::new),
            Map.entry("AWS::ApiGatewayV2::RouteResponse", ApiGatewayV2RouteResponse::new),
            Map.entry("AWS::ApiGatewayV2::Stage", ApiGatewayV2Stage::new),
            Map.entry("AWS::Batch::ComputeEnvironment", BatchComputeEnvironment::new),
            Map.entry("AWS::Batch::JobDefinition", BatchJobDefinition::new),
            Map.entry("AWS::Batch::JobQueue", BatchJobQueue::new),
            Map.entry("AWS::CloudFormation::Stack", NestedStack::new),
            Map.entry("AWS::CloudFormation::WaitConditionHandle", WaitConditionHandle::new),
            Map.entry("AWS::DynamoDB::Table", DynamoDbTable::new),
            Map.entry("AWS::EC2::SecurityGroup", Ec2SecurityGroup::new),
            Map.entry("AWS::EC2::SecurityGroupEgress", () -> new Ec2SecurityGroupRule(false)),
            Map.entry("AWS::EC2::SecurityGroupIngress", () -> new Ec2SecurityGroupRule(true)),
            Map.entry("AWS::ECS::Cluster", EcsCluster::new),
            Map.entry("AWS::ECS::Service", EcsServiceResource::new),
            Map.entry("AWS::ECS::TaskDefinition", EcsTaskDefinition::new),
            Map.entry("AWS::ElastiCache::ParameterGroup", ElastiCacheParameterGroup::new),
            Map.entry("AWS::ElastiCache::ReplicationGroup", ElastiCacheReplicationGroup::new),
            Map.entry("AWS::ElastiCache::SubnetGroup", ElastiCacheSubnetGroup::new),
            Map.entry("AWS::ElasticLoadBalancingV2::Listener", ElbListener::new),
            Map.entry("AWS::ElasticLoadBalancingV2::LoadBalancer", ElbLoadBalancer::new),
            Map.entry("AWS::ElasticLoadBalancingV2::TargetGroup", ElbTargetGroup::new),
            Map.entry("AWS::Events::Rule", EventsRule::new),
            Map.entry("AWS::IAM::InstanceProfile", IamInstanceProfile::new),
            Map.entry("AWS::IAM::ManagedPolicy", IamManagedPolicy::new),
            Map.entry("AWS::IAM::Policy", IamPolicy::new), Map.entry("AWS::IAM::Role", IamRole::new),
            Map.entry("AWS::KMS::Alias", KmsAlias::new),
            Map.entry("AWS::KMS::Key", KmsKey::new),
            Map.entry("AWS::Lambda::Alias", LambdaAlias::new),
            Map.entry("AWS::Lambda::EventInvokeConfig", LambdaEventInvokeConfig::new),
            Map.entry("AWS::Lambda::EventSourceMapping", LambdaEventSourceMapping::new),
            Map.entry("AWS::Lambda::Function", LambdaFunction::new),
            Map.entry("AWS::Lambda::Permission", LambdaPermission::new),
            Map.entry("AWS::Lambda::Version", LambdaVersion::new),
            Map.entry("AWS::Logs::LogGroup", LogsLogGroup::new),
            Map.entry("AWS::S3::Bucket", S3Bucket::new),
            Map.entry("AWS::S3::BucketPolicy", S3BucketPolicy::new),
            Map.entry("AWS::SES::EmailIdentity", SesEmailIdentity::new),
            Map.entry("AWS::SecretsManager::Secret", SecretsManagerSecret::new),
            Map.entry("AWS::SNS::Subscription", SnsSubscription::new),
            Map.entry("AWS::SNS::Topic", SnsTopic::new),
            Map.entry("AWS::SNS::TopicPolicy", SnsTopicPolicy::new),
            Map.entry("AWS::SQS::Queue", SqsQueue::new),
            Map.entry("AWS::SQS::QueuePolicy", SqsQueuePolicy::new),
            Map.entry("AWS::StepFunctions::Activity", StepFunctionsActivity::new),
            Map.entry("AWS::StepFunctions::StateMachine", StepFunctionsStateMachine::new),
            Map.entry("AWS::StepFunctions::StateMachineAlias", StepFunctionsAlias::new),
            Map.entry("AWS::StepFunctions::StateMachineVersion", StepFunctionsVersion::new));

    private final Map<String, ResourceType> used = new ConcurrentHashMap<>();

    /** @throws IllegalArgumentException for a type that the catalog has not */
    public ResourceType get(String type) {
        return used.computeIfAbsent(type, name -> {
            Supplier<ResourceType> found = CustomResource.isOne(name) ? () -> new CustomResource(name)
                    : TYPES.get(name);
            if (found == null) {
                throw new IllegalArgumentException("No resource type " + name);
            }
            return found.get();
        });
    }

    @Override
    public boolean has(String type) {
        return TYPES.containsKey(type) || CustomResource.isOne(type);
    }

    @Override
    public boolean hasAttribute(String type, String attribute) {
        return get(type).hasAttribute(attribute);
    }

    @Override
    public List<Problem> problems(String type, JsonNode properties) {
        return get(type).problems(properties);
    }
}
