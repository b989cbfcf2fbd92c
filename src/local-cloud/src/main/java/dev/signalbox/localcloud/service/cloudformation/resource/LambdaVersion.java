package dev.signalbox.localcloud.service.cloudformation.resource;

import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.PublishVersionRequest;
import software.amazon.awssdk.services.lambda.model.PublishVersionResponse;

/** {@code AWS::Lambda::Version}; its physical id is the ARN with the version number. */
final class LambdaVersion implements ResourceType {
    @Override
    public Shape.Struct properties() {
        return Shape.struct("FunctionName", "CodeSha256", "Description").requiring("FunctionName");
    }

    @Override
    public Set<String> attributes() {
        return Set.of("Version", "FunctionArn");
    }

    @Override
    public String plannedId(ResourceRequest request) {
        return "";
    }

    @Override
    public void create(ResourceRequest request) {
        var version = request.call(request.fill(PublishVersionRequest.builder()).build(), PublishVersionResponse.class);
        request.initiated().accept(version.functionArn());
    }

    @Override
    public Map<String, String> attributeValues(ResourceRequest request, String physicalId) {
        return Map.of("Version", number(physicalId), "FunctionArn", physicalId);
    }

    @Override
    public Updates updates() {
        return Updates.replacingAlways();
    }

    @Override
    public boolean exists(ResourceRequest request, String id) {
        return Missing.not(() -> request.call(GetFunctionRequest.builder().functionName(function(id)).qualifier(number(
                id)).build(), GetFunctionResponse.class));
    }

    @Override
    public void delete(ResourceRequest request, String physicalId) {
        request.call(DeleteFunctionRequest.builder().functionName(function(physicalId)).qualifier(number(physicalId))
                .build(), DeleteFunctionResponse.class);
    }

    private static String function(String arn) {
        return arn.substring(0, arn.lastIndexOf(':'));
    }

    private static String number(String arn) {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }
}
