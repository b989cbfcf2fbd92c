package dev.signalbox.localcloud.service.cloudformation.resource;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.localcloud.service.cloudformation.template.ResourceCatalog;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All resource types of the local cloud. */
public final class ResourceTypes implements ResourceCatalog {
    /** Made when the first template is read, for they look into many of the SDK's models. */
    private static final class Types {
        private static final Map<String, ResourceType> BY_NAME = Stream.of(new ApiGatewayV2Api(),
                new ApiGatewayV2Integration(), new ApiGatewayV2Route(), new ApiGatewayV2Stage(),
                new BatchComputeEnvironment(), new BatchJobDefinition(), new BatchJobQueue(), new DynamoDbTable(),
                new IamInstanceProfile(), new IamRole(), new LambdaAlias(), new LambdaFunction(),
                new LambdaPermission(), new LambdaVersion(), new LogsLogGroup(), new S3Bucket(), new S3BucketPolicy(),
                new StepFunctionsStateMachine(), new WaitConditionHandle()).collect(Collectors.toUnmodifiableMap(
                        ResourceType::name, Function.identity()));
    }

    private ResourceTypes() {}

    public static ResourceTypes all() {
        return new ResourceTypes();
    }

    /** @throws IllegalArgumentException for a type that the catalog has not */
    public ResourceType get(String type) {
        var found = Types.BY_NAME.get(type);
        if (found == null) {
            throw new IllegalArgumentException("No resource type " + type);
        }
        return found;
    }

    @Override
    public boolean has(String type) {
        return Types.BY_NAME.containsKey(type);
    }

    @Override
    public Set<String> attributes(String type) {
        return get(type).attributes();
    }

    @Override
    public List<Problem> problems(String type, JsonNode properties) {
        return get(type).properties().problems(properties);
    }
}
