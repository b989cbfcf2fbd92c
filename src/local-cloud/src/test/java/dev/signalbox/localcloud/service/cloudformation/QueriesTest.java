package dev.signalbox.localcloud.service.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackEventsRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackEventsResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackResourceRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackResourceResponse;
import software.amazon.awssdk.services.cloudformation.model.GetTemplateRequest;
import software.amazon.awssdk.services.cloudformation.model.GetTemplateResponse;
import software.amazon.awssdk.services.cloudformation.model.GetTemplateSummaryRequest;
import software.amazon.awssdk.services.cloudformation.model.GetTemplateSummaryResponse;
import software.amazon.awssdk.services.cloudformation.model.ListStackResourcesRequest;
import software.amazon.awssdk.services.cloudformation.model.ListStackResourcesResponse;
import software.amazon.awssdk.services.cloudformation.model.ListStacksRequest;
import software.amazon.awssdk.services.cloudformation.model.ListStacksResponse;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.cloudformation.model.StackSummary;
import software.amazon.awssdk.services.cloudformation.model.ValidateTemplateRequest;
import software.amazon.awssdk.services.cloudformation.model.ValidateTemplateResponse;

class QueriesTest extends WithStacks {
    private static final String TEMPLATE = """
            AWSTemplateFormatVersion: 2010-09-09
            Description: a role and a bucket
            Parameters:
              Size: {Type: Number, Default: 3, AllowedValues: [3, 5], Description: how much}
              Key: {Type: String, NoEcho: true}
            Resources:
              Role: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: {}}}
              Files: {Type: AWS::S3::Bucket, Metadata: {Owner: me}}
            """;

    @Test
    void summarisesATemplate() {
        var summary = stacks.registry().call(GetTemplateSummaryRequest.builder().templateBody(TEMPLATE).build(),
                GetTemplateSummaryResponse.class);
        assertThat(summary.description()).isEqualTo("a role and a bucket");
        assertThat(summary.version()).isEqualTo("2010-09-09");
        assertThat(summary.resourceTypes()).containsExactly("AWS::IAM::Role", "AWS::S3::Bucket");
        assertThat(summary.capabilities()).containsExactly(Capability.CAPABILITY_IAM);
        assertThat(summary.parameters()).hasSize(2);
        var size = summary.parameters().getFirst();
        assertThat(size.defaultValue()).isEqualTo("3");
        assertThat(size.parameterType()).isEqualTo("Number");
        assertThat(size.parameterConstraints().allowedValues()).containsExactly("3", "5");
        assertThat(summary.parameters().getLast().noEcho()).isTrue();
    }

    @Test
    void validatesATemplate() {
        var valid = stacks.registry().call(ValidateTemplateRequest.builder().templateBody(TEMPLATE).build(),
                ValidateTemplateResponse.class);
        assertThat(valid.parameters()).extracting(p -> p.parameterKey()).containsExactly("Size", "Key");
        assertThat(valid.capabilitiesReason()).contains("AWS::IAM::Role");
        assertThatThrownBy(() -> stacks.registry().call(ValidateTemplateRequest.builder().templateBody("Resources: [")
                .build(), ValidateTemplateResponse.class)).hasMessageContaining("YAML not well-formed. (line 1");
    }

    @Test
    void givesTheTemplateBackAsItCame() {
        var text = "# mine\nResources: {Files: {Type: AWS::S3::Bucket, Metadata: {Owner: me}}}\n";
        stacks.create("shop", text);
        stacks.await("shop", StackStatus.CREATE_COMPLETE);
        assertThat(stacks.registry().call(GetTemplateRequest.builder().stackName("shop").build(),
                GetTemplateResponse.class).templateBody()).isEqualTo(text);
        var detail = stacks.registry().call(DescribeStackResourceRequest.builder().stackName("shop").logicalResourceId(
                "Files").build(), DescribeStackResourceResponse.class).stackResourceDetail();
        assertThat(detail.metadata()).isEqualTo("{\"Owner\":\"me\"}");
        assertThatThrownBy(() -> stacks.registry().call(DescribeStackResourceRequest.builder().stackName("shop")
                .logicalResourceId("X").build(), DescribeStackResourceResponse.class)).hasMessageContaining(
                        "Resource X does not exist for stack shop");
    }

    @Test
    void pagesThroughManyEventsAndResources() {
        var many = IntStream.range(0, 120).mapToObj(i -> "  R%03d: {Type: AWS::CloudFormation::WaitConditionHandle}"
                .formatted(i)).collect(Collectors.joining("\n", "Resources:\n", "\n"));
        stacks.create("shop", many);
        stacks.await("shop", StackStatus.CREATE_COMPLETE);
        var events = new ArrayList<StackEvent>();
        String token = null;
        do {
            var page = stacks.registry().call(DescribeStackEventsRequest.builder().stackName("shop").nextToken(token)
                    .build(), DescribeStackEventsResponse.class);
            events.addAll(page.stackEvents());
            token = page.nextToken();
        } while (token != null);
        assertThat(events).hasSize(120 * 3 + 2);
        assertThat(new HashSet<>(events)).hasSameSizeAs(events);
        assertThat(events.getLast().resourceStatusReason()).isEqualTo("User Initiated");

        var first = stacks.registry().call(ListStackResourcesRequest.builder().stackName("shop").build(),
                ListStackResourcesResponse.class);
        var second = stacks.registry().call(ListStackResourcesRequest.builder().stackName("shop").nextToken(first
                .nextToken()).build(), ListStackResourcesResponse.class);
        assertThat(first.stackResourceSummaries()).hasSize(100);
        assertThat(second.stackResourceSummaries()).extracting(StackResourceSummary::logicalResourceId).hasSize(20)
                .startsWith("R100");
    }

    @Test
    void listsDeletedStacksToo() {
        var id = stacks.create("shop", "Resources: {A: {Type: AWS::CloudFormation::WaitConditionHandle}}");
        stacks.await(id, StackStatus.CREATE_COMPLETE);
        stacks.delete("shop");
        stacks.await(id, StackStatus.DELETE_COMPLETE);
        assertThat(list()).extracting(StackSummary::stackId).containsExactly(id);
        assertThat(list(StackStatus.CREATE_COMPLETE)).isEmpty();
        assertThat(list(StackStatus.DELETE_COMPLETE)).hasSize(1);
    }

    private List<StackSummary> list(StackStatus... filter) {
        return stacks.registry().call(ListStacksRequest.builder().stackStatusFilters(filter).build(),
                ListStacksResponse.class).stackSummaries();
    }
}
