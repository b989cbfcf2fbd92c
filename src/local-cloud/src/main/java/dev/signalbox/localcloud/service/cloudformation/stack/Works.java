package dev.signalbox.localcloud.service.cloudformation.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.signalbox.localcloud.runtime.Caller;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.service.cloudformation.resource.ResourceRequest;
import dev.signalbox.localcloud.service.cloudformation.resource.ResourceType;
import dev.signalbox.localcloud.service.cloudformation.resource.ResourceTypes;
import dev.signalbox.localcloud.service.cloudformation.template.InvalidTemplate;
import dev.signalbox.localcloud.service.cloudformation.template.ParameterValues;
import dev.signalbox.localcloud.service.cloudformation.template.Scope;
import dev.signalbox.localcloud.service.cloudformation.template.Template;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.ec2.model.AvailabilityZone;
import software.amazon.awssdk.services.ec2.model.DescribeAvailabilityZonesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAvailabilityZonesResponse;

/** What every operation on a stack works with. */
public record Works(CloudContext cloud, StackStore store, ResourceTypes types) {

    /** What parameters and pseudo parameters stand for in a stack of this name and id. */
    public Scope parameters(Template template, Map<String, String> texts, String name, String id) {
        var json = JsonNodeFactory.instance;
        var values = new LinkedHashMap<String, JsonNode>(ParameterValues.values(template, texts));
        values.put("AWS::AccountId", json.textNode(cloud.identity().account()));
        values.put("AWS::NotificationARNs", json.arrayNode());
        values.put("AWS::Partition", json.textNode(cloud.identity().partition()));
        values.put("AWS::Region", json.textNode(cloud.identity().region()));
        values.put("AWS::StackId", json.textNode(id));
        values.put("AWS::StackName", json.textNode(name));
        values.put("AWS::URLSuffix", json.textNode("amazonaws.com"));
        return Scope.of(values, this::zones, new Exports(this)::value);
    }

    private List<String> zones() {
        if (!cloud.calls().implementsOperation(DescribeAvailabilityZonesRequest.class)) {
            throw InvalidTemplate.unsupported("Fn::GetAZs without EC2 DescribeAvailabilityZones");
        }
        var zones = cloud.calls().call(DescribeAvailabilityZonesRequest.builder().build(),
                DescribeAvailabilityZonesResponse.class);
        return zones.availabilityZones().stream().map(AvailabilityZone::zoneName).sorted().toList();
    }

    ResourceType type(StackResource resource) {
        return types.get(resource.type());
    }

    /** Whoever gives a stack a role has everything done as it, and nothing of his own. */
    private Caller assumed(String role, String stackId) {
        cloud.calls().guard().assume(role, "cloudformation.amazonaws.com", stackId);
        return Caller.assuming(role, "AWSCloudFormation");
    }

    /** As {@link #request}, with the secrets that its properties refer to: for what makes or changes the resource. */
    ResourceRequest filled(Stack stack, StackResource resource, Consumer<String> initiated) {
        var request = request(stack, resource, initiated);
        return request.with(new DynamicReferences(request.cloud().calls()).resolved(request.properties()));
    }

    ResourceRequest request(Stack stack, StackResource resource, Consumer<String> initiated) {
        var tags = new LinkedHashMap<>(stack.order().tags());
        tags.put("aws:cloudformation:stack-name", stack.name());
        tags.put("aws:cloudformation:stack-id", stack.id());
        tags.put("aws:cloudformation:logical-id", resource.logicalId());
        var acting = stack.order().roleArn().map(role -> cloud.as(() -> assumed(role, stack.id()))).orElse(cloud);
        return new ResourceRequest(acting, stack.name(), resource.logicalId(), resource.properties(), tags, resource
                .plannedId(), initiated);
    }
}
