package dev.signalbox.localcloud.service.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.cloudformation.model.Tag;

class StackUpdateTest extends WithStacks {
    private static final String SHOP = """
            Parameters:
              Days: {Type: String, Default: "7"}
            Resources:
              Files: {Type: AWS::S3::Bucket, Properties: {BucketName: files-one}}
              Log:
                Type: AWS::Logs::LogGroup
                Properties: {LogGroupName: !Sub "/of/${Files}", RetentionInDays: !Ref Days}
              Old: {Type: AWS::S3::Bucket, Properties: {BucketName: old}}
            Outputs:
              Name: {Value: !Ref Files}
            """;

    @BeforeEach
    void deploy() {
        created("shop", SHOP);
    }

    private void updated(String template) {
        stacks.update("shop", template);
        stacks.await("shop", StackStatus.UPDATE_COMPLETE);
    }

    @Test
    void changesInPlaceOnlyWhatDiffers() {
        stacks.update("shop", r -> r.usePreviousTemplate(true).parameters(days("30")));
        var stack = stacks.await("shop", StackStatus.UPDATE_COMPLETE);
        assertThat(stacks.services.retention).containsEntry("/of/files-one", 30);
        assertThat(stacks.lastEvents("shop")).containsExactly("Log UPDATE_IN_PROGRESS", "Log UPDATE_COMPLETE",
                "shop UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", "shop UPDATE_COMPLETE");
        assertThat(stack.lastUpdatedTime()).isAfter(stack.creationTime());
        assertThat(stack.parameters().getFirst().parameterValue()).isEqualTo("30");
    }

    private static Parameter days(String days) {
        return Parameter.builder().parameterKey("Days").parameterValue(days).build();
    }

    @Test
    void replacesBeforeItDeletesAndTellsDependents() {
        updated(SHOP.replace("files-one", "files-two"));
        assertThat(stacks.lastEvents("shop")).containsSubsequence(
                "Files UPDATE_IN_PROGRESS Requested update requires the creation of a new physical resource; hence "
                        + "creating one.",
                "Files UPDATE_IN_PROGRESS Resource creation Initiated", "Files UPDATE_COMPLETE",
                "Log UPDATE_IN_PROGRESS Requested update requires the creation of a new physical resource; hence "
                        + "creating one.",
                "Log UPDATE_IN_PROGRESS Resource creation Initiated", "Log UPDATE_COMPLETE",
                "shop UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", "Log DELETE_IN_PROGRESS", "Log DELETE_COMPLETE",
                "Files DELETE_IN_PROGRESS", "Files DELETE_COMPLETE", "shop UPDATE_COMPLETE");
        assertThat(stacks.services.buckets).containsExactlyInAnyOrder("files-two", "old");
        assertThat(stacks.services.logGroups.keySet()).containsExactly("/of/files-two");
        assertThat(stacks.describe("shop").outputs()).extracting(Output::outputValue).containsExactly("files-two");
        assertThat(stacks.rawEvents("shop")).filteredOn(e -> e.logicalResourceId().equals("Files") && e
                .resourceStatusAsString().startsWith("DELETE")).extracting(e -> e.physicalResourceId()).containsOnly(
                        "files-one");
    }

    @Test
    void createsWhatIsNewAndDeletesWhatIsGoneAtTheEnd() {
        updated(SHOP.replace("Old: {", "New: {").replace("BucketName: old", "BucketName: new"));
        assertThat(stacks.lastEvents("shop")).containsExactly("New CREATE_IN_PROGRESS",
                "New CREATE_IN_PROGRESS Resource creation Initiated", "New CREATE_COMPLETE",
                "shop UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", "Old DELETE_IN_PROGRESS", "Old DELETE_COMPLETE",
                "shop UPDATE_COMPLETE");
        assertThat(stacks.services.buckets).containsExactlyInAnyOrder("files-one", "new");
    }

    @Test
    void leavesWhatPoliciesRetain() {
        updated(SHOP.replace("Type: AWS::S3::Bucket, Properties: {BucketName: old}",
                "Type: AWS::S3::Bucket, DeletionPolicy: Retain, Properties: {BucketName: old}"));
        updated(SHOP.replace("Files: {", "Files: {UpdateReplacePolicy: Retain, ").replace("files-one", "files-two")
                .replaceFirst("  Old:.*\n", ""));
        assertThat(stacks.services.buckets).containsExactlyInAnyOrder("files-one", "files-two", "old");
        assertThat(stacks.lastEvents("shop")).contains("Old DELETE_SKIPPED", "Files DELETE_SKIPPED");
    }

    @Test
    void saysSoWhenNothingChanges() {
        assertThatThrownBy(() -> stacks.update("shop", SHOP)).hasMessageContaining("No updates are to be performed.");
        assertThatThrownBy(() -> stacks.update("shop", r -> r.usePreviousTemplate(true).parameters(days("7"))))
                .hasMessageContaining("No updates are to be performed.");
        assertThat(stacks.describe("shop").stackStatus()).isEqualTo(StackStatus.CREATE_COMPLETE);
    }

    @Test
    void changesOutputsAlone() {
        updated(SHOP.replace("Name: {Value: !Ref Files}", "Other: {Value: !GetAtt Files.Arn}"));
        assertThat(stacks.lastEvents("shop")).containsExactly("shop UPDATE_COMPLETE_CLEANUP_IN_PROGRESS",
                "shop UPDATE_COMPLETE");
        assertThat(stacks.describe("shop").outputs()).extracting(Output::outputKey).containsExactly("Other");
    }

    @Test
    void handsChangedTagsOfTheStackOn() {
        stacks.update("shop", r -> r.usePreviousTemplate(true).parameters(p -> p.parameterKey("Days").usePreviousValue(
                true)).tags(Tag.builder().key("team").value("x").build()));
        stacks.await("shop", StackStatus.UPDATE_COMPLETE);
        assertThat(stacks.services.bucketTags.get("files-one")).containsExactly("team=x");
        assertThat(stacks.describe("shop").tags()).hasSize(1);
        stacks.update("shop", r -> r.usePreviousTemplate(true).parameters(days("30")));
        assertThat(stacks.await("shop", StackStatus.UPDATE_COMPLETE).tags()).hasSize(1);
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> stacks.update("nobody", SHOP)).hasMessageContaining("nobody");
        assertThatThrownBy(() -> stacks.update("shop", SHOP.replace("AWS::Logs::LogGroup", "AWS::SQS::Queue").replace(
                "LogGroupName", "QueueName").replace(", RetentionInDays: !Ref Days", ""))).hasMessageContaining(
                        "Update of resource type is not permitted. The new template modifies resource type of the "
                                + "following resources: [Log]");
        assertThatThrownBy(() -> stacks.update("shop", r -> r.usePreviousTemplate(true).parameters(p -> p.parameterKey(
                "Nothing").usePreviousValue(true)))).hasMessageContaining("not in the previous template");
        stacks.delete("shop");
        assertThatThrownBy(() -> stacks.update("shop", SHOP.replace("old", "other"))).isNotNull();
    }

    @Test
    void rollsBackAReplacementUnderTheSameName() {
        stacks.create("named", table("Id"));
        stacks.await("named", StackStatus.CREATE_COMPLETE);
        stacks.update("named", table("Other"));
        stacks.await("named", StackStatus.UPDATE_ROLLBACK_COMPLETE);
        assertThat(stacks.events("named")).contains("Rows UPDATE_FAILED CloudFormation cannot update a stack when a "
                + "custom-named resource requires replacing. Rename rows and update the stack again.");
        assertThat(stacks.services.tables.get("rows").keySchema().getFirst().attributeName()).isEqualTo("Id");
    }

    private static String table(String key) {
        return """
                Resources:
                  Rows:
                    Type: AWS::DynamoDB::Table
                    Properties: {TableName: rows, KeySchema: [{AttributeName: %s, KeyType: HASH}]}
                """.formatted(key);
    }

    @Test
    void endsWellWhenSomethingOldCannotBeDeleted() {
        stacks.services.fullBuckets.add("old");
        stacks.update("shop", SHOP.replaceFirst("  Old:.*\n", ""));
        var stack = stacks.await("shop", StackStatus.UPDATE_COMPLETE);
        assertThat(stack.stackStatusReason()).isEqualTo(
                "Update successful. One or more resources could not be deleted.");
        assertThat(stacks.events("shop")).anyMatch(e -> e.startsWith("Old DELETE_FAILED"));
    }
}
