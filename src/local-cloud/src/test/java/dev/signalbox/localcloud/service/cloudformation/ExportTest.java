package dev.signalbox.localcloud.service.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudformation.model.Export;
import software.amazon.awssdk.services.cloudformation.model.ListExportsRequest;
import software.amazon.awssdk.services.cloudformation.model.ListExportsResponse;
import software.amazon.awssdk.services.cloudformation.model.ListImportsRequest;
import software.amazon.awssdk.services.cloudformation.model.ListImportsResponse;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

class ExportTest extends WithStacks {
    private static final String NETWORK = """
            Resources:
              Files: {Type: AWS::S3::Bucket, Properties: {BucketName: files}}
            Outputs:
              Files: {Value: !Ref Files, Export: {Name: !Sub "${AWS::StackName}:Files"}}
            """;
    private static final String APP = """
            Resources:
              Log: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: !Sub ["/${F}", {F: !ImportValue "network:Files"}]}}
            """;

    @BeforeEach
    void deploy() {
        created("network", NETWORK);
    }

    @Test
    void handsValuesFromStackToStack() {
        stacks.create("app", APP);
        stacks.await("app", StackStatus.CREATE_COMPLETE);
        assertThat(stacks.services.logGroups.keySet()).containsExactly("/files");
        assertThat(stacks.describe("network").outputs().getFirst().exportName()).isEqualTo("network:Files");
        assertThat(stacks.registry().call(ListExportsRequest.builder().build(), ListExportsResponse.class).exports())
                .extracting(Export::name, Export::value, Export::exportingStackId).containsExactly(tuple(
                        "network:Files", "files", stacks.describe("network").stackId()));
        assertThat(imports().imports()).containsExactly("app");
    }

    private ListImportsResponse imports() {
        return stacks.registry().call(ListImportsRequest.builder().exportName("network:Files").build(),
                ListImportsResponse.class);
    }

    @Test
    void protectsWhatOthersImport() {
        stacks.create("app", APP);
        stacks.await("app", StackStatus.CREATE_COMPLETE);
        assertThatThrownBy(() -> stacks.delete("network")).hasMessageContaining(
                "Export network:Files cannot be deleted as it is in use by app");
        stacks.update("network", NETWORK.replace("Value: !Ref Files", "Value: other"));
        assertThat(stacks.await("network", StackStatus.UPDATE_ROLLBACK_COMPLETE)).isNotNull();
        assertThat(stacks.events("network")).contains("network UPDATE_ROLLBACK_IN_PROGRESS Export network:Files cannot "
                + "be updated as it is in use by app.");
        stacks.update("network", NETWORK.replaceFirst("(?s)Outputs.*", ""));
        stacks.await("network", StackStatus.UPDATE_ROLLBACK_COMPLETE);
        stacks.delete("app");
        assertThat(stacks.describe("network").outputs()).hasSize(1);
    }

    @Test
    void letsGoWhenNobodyImportsAnyMore() {
        var app = stacks.create("app", APP);
        stacks.await("app", StackStatus.CREATE_COMPLETE);
        stacks.delete("app");
        stacks.await(app, StackStatus.DELETE_COMPLETE);
        assertThatThrownBy(this::imports).hasMessageContaining(
                "Export 'network:Files' is not imported by any stack.");
        var network = stacks.describe("network").stackId();
        stacks.delete("network");
        stacks.await(network, StackStatus.DELETE_COMPLETE);
    }

    @Test
    void refusesMissingExportsAndTakenNames() {
        stacks.create("lost", APP.replace("network:Files", "nothing"));
        stacks.await("lost", StackStatus.ROLLBACK_COMPLETE);
        assertThat(stacks.events("lost")).contains(
                "lost ROLLBACK_IN_PROGRESS No export named nothing found. Rollback requested by user.");
        stacks.create("twin", NETWORK.replace("!Sub \"${AWS::StackName}:Files\"", "network:Files").replace(
                "BucketName: files", "BucketName: twin"));
        stacks.await("twin", StackStatus.ROLLBACK_COMPLETE);
        assertThat(stacks.events("twin")).contains("twin ROLLBACK_IN_PROGRESS Export with name network:Files is "
                + "already exported by stack network. Rollback requested by user.");
    }
}
