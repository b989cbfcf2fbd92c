package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;

/** Stacks in stacks, over the wire, with the templates in the local S3. */
class NestedStackContractTest {
    private static final String INNER = """
            Parameters:
              Name: {Type: String}
              Tags: {Type: CommaDelimitedList}
            Resources:
              Files: {Type: AWS::S3::Bucket, Properties: {BucketName: !Sub "${Name}-files"}}
            Outputs:
              Files: {Value: !Ref Files}
              Tags: {Value: !Join ["+", !Ref Tags]}
            """;
    private static final String OUTER = """
            Resources:
              Inner:
                Type: AWS::CloudFormation::Stack
                Properties:
                  TemplateURL: ADDRESS
                  Parameters: {Name: NAME, Tags: [a, b]}
              After: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: !Sub "/of/${Inner.Outputs.Files}"}}
            Outputs:
              Inner: {Value: !Ref Inner}
              Files: {Value: !GetAtt Inner.Outputs.Files}
              Tags: {Value: !GetAtt Inner.Outputs.Tags}
            """;
    private static StackFixture stacks;

    @BeforeAll
    static void start(@TempDir Path folder) {
        stacks = new StackFixture(folder);
        try (var s3 = s3()) {
            s3.createBucket(b -> b.bucket("templates"));
            s3.putObject(o -> o.bucket("templates").key("inner.yaml"), RequestBody.fromString(INNER));
        }
    }

    @AfterAll
    static void stop() {
        stacks.close();
    }

    private static S3Client s3() {
        return stacks.cloud().client(S3Client.builder().forcePathStyle(true));
    }

    private static String outer(String name) {
        return OUTER.replace("ADDRESS", stacks.cloud().endpoint() + "/templates/inner.yaml").replace("NAME", name);
    }

    private static List<String> buckets(String prefix) {
        try (var s3 = s3()) {
            return s3.listBuckets().buckets().stream().map(Bucket::name).filter(n -> n.startsWith(prefix)).toList();
        }
    }

    private static Stack stack(String id) {
        return stacks.stacks().describeStacks(d -> d.stackName(id)).stacks().getFirst();
    }

    @Test
    void createsUpdatesAndDeletesThroughTheParent() {
        var outputs = stacks.deploy("outer", outer("one"));
        assertThat(outputs).containsEntry("Files", "one-files").containsEntry("Tags", "a+b");
        var inner = stack(outputs.get("Inner"));
        assertThat(inner.stackName()).matches("outer-Inner-[A-Z0-9]{13}");
        assertThat(inner.parentId()).isEqualTo(stack("outer").stackId()).isEqualTo(inner.rootId());

        var after = stacks.update("outer", outer("two"), StackStatus.UPDATE_COMPLETE);
        assertThat(after).containsEntry("Files", "two-files").containsEntry("Inner", inner.stackId());
        assertThat(stack(inner.stackId()).stackStatus()).isEqualTo(StackStatus.UPDATE_COMPLETE);
        assertThat(buckets("one")).isEmpty();

        stacks.delete("outer");
        assertThat(stack(inner.stackId()).stackStatus()).isEqualTo(StackStatus.DELETE_COMPLETE);
        assertThat(buckets("two")).isEmpty();
    }

    @Test
    void goesBackWithItsParentAndLosesNothing() {
        var before = stacks.deploy("back", outer("good"));
        try (var s3 = s3()) {
            s3.putObject(o -> o.bucket("good-files").key("kept"), RequestBody.fromString("x"));
        }
        var bad = outer("next").replace("Outputs:",
                "  Bad: {Type: AWS::S3::Bucket, DependsOn: After, Properties: {BucketName: No_Bucket}}\nOutputs:");
        assertThat(stacks.update("back", bad, StackStatus.UPDATE_ROLLBACK_COMPLETE)).isEqualTo(before);
        assertThat(stack(before.get("Inner")).stackStatus()).isEqualTo(StackStatus.UPDATE_ROLLBACK_COMPLETE);
        assertThat(stack(before.get("Inner")).outputs()).anyMatch(o -> o.outputValue().equals("good-files"));
        assertThat(buckets("next")).isEmpty();
        try (var s3 = s3()) {
            assertThat(s3.listObjectsV2(l -> l.bucket("good-files")).contents()).hasSize(1);
        }
    }

    @Test
    void failsWithItsNestedStack() {
        stacks.create("failing", outer("No_Bucket"));
        stacks.awaitRollback("failing");
        assertThat(stacks.reasons("failing")).contains("was not successfully created").contains(
                "The following resource(s) failed to create: [Inner]");

        var before = stacks.deploy("later", outer("fine"));
        assertThat(stacks.update("later", outer("Not_Fine"), StackStatus.UPDATE_ROLLBACK_COMPLETE)).isEqualTo(before);
        assertThat(stacks.reasons("later")).contains("was not successfully updated. Currently in UPDATE_ROLLBACK");
        assertThat(buckets("fine")).containsExactly("fine-files");
    }
}
