package dev.signalbox.localcloud.service.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudformation.model.CancelUpdateStackRequest;
import software.amazon.awssdk.services.cloudformation.model.CancelUpdateStackResponse;
import software.amazon.awssdk.services.cloudformation.model.ContinueUpdateRollbackRequest;
import software.amazon.awssdk.services.cloudformation.model.ContinueUpdateRollbackResponse;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.RollbackStackRequest;
import software.amazon.awssdk.services.cloudformation.model.RollbackStackResponse;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

class UpdateRollbackTest extends WithStacks {
    private static final String SHOP = """
            Parameters:
              Days: {Type: String, Default: "7"}
            Resources:
              Files: {Type: AWS::S3::Bucket, Properties: {BucketName: files-one}}
              Log:
                Type: AWS::Logs::LogGroup
                Properties: {LogGroupName: /log, RetentionInDays: !Ref Days}
                DependsOn: Files
            Outputs:
              Name: {Value: !Ref Files}
            """;
    private static final String BAD = SHOP.replace("files-one", "files-two").replace("\"7\"", "\"30\"").replace(
            "Outputs:", "  Bad: {Type: AWS::S3::Bucket, Properties: {BucketName: forbidden}, DependsOn: [Log, Extra]}\n"
                    + "  Extra: {Type: AWS::S3::Bucket, Properties: {BucketName: extra}}\nOutputs:");

    @BeforeEach
    void deploy() {
        created("shop", SHOP);
    }

    private void asBefore() {
        assertThat(stacks.services.buckets).containsExactly("files-one");
        assertThat(stacks.services.retention).containsEntry("/log", 7);
        var stack = stacks.describe("shop");
        assertThat(stack.outputs()).extracting(Output::outputValue).containsExactly("files-one");
        assertThat(stack.parameters().getFirst().parameterValue()).isEqualTo("7");
        assertThat(stacks.resource("shop", "Files").physicalResourceId()).isEqualTo("files-one");
    }

    @Test
    void goesBackToTheLastGoodState() {
        stacks.update("shop", BAD);
        stacks.await("shop", StackStatus.UPDATE_ROLLBACK_COMPLETE);
        asBefore();
        assertThat(stacks.lastEvents("shop")).containsSubsequence("Files UPDATE_COMPLETE", "Log UPDATE_COMPLETE",
                "shop UPDATE_ROLLBACK_IN_PROGRESS The following resource(s) failed to create: [Bad].",
                "Files UPDATE_IN_PROGRESS", "Files UPDATE_COMPLETE", "Log UPDATE_IN_PROGRESS", "Log UPDATE_COMPLETE",
                "shop UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS", "shop UPDATE_ROLLBACK_COMPLETE");
        assertThat(stacks.lastEvents("shop")).contains("Extra DELETE_COMPLETE", "Files DELETE_COMPLETE",
                "Bad DELETE_COMPLETE");
        stacks.update("shop", SHOP.replace("files-one", "files-two"));
        stacks.await("shop", StackStatus.UPDATE_COMPLETE);
        assertThat(stacks.services.buckets).containsExactly("files-two");
    }

    @Test
    void failsWhenItCannotGoBackAndContinuesLater() {
        stacks.services.refusedRetention.add(7);
        stacks.update("shop", BAD);
        var failed = stacks.await("shop", StackStatus.UPDATE_ROLLBACK_FAILED);
        assertThat(failed.stackStatusReason()).isEqualTo("The following resource(s) failed to update: [Log]. ");
        assertThatThrownBy(() -> stacks.update("shop", SHOP.replace("one", "x"))).hasMessageContaining(
                "is in UPDATE_ROLLBACK_FAILED state and can not be updated.");
        stacks.services.refusedRetention.clear();
        continueRollback();
        stacks.await("shop", StackStatus.UPDATE_ROLLBACK_COMPLETE);
        asBefore();
    }

    private void continueRollback(String... skip) {
        stacks.registry().call(ContinueUpdateRollbackRequest.builder().stackName("shop").resourcesToSkip(skip).build(),
                ContinueUpdateRollbackResponse.class);
    }

    @Test
    void skipsWhatCannotGoBack() {
        stacks.services.refusedRetention.add(7);
        stacks.update("shop", BAD);
        stacks.await("shop", StackStatus.UPDATE_ROLLBACK_FAILED);
        assertThatThrownBy(() -> continueRollback("Files")).hasMessageContaining("[Files]");
        continueRollback("Log");
        stacks.await("shop", StackStatus.UPDATE_ROLLBACK_COMPLETE);
        assertThat(stacks.services.retention).containsEntry("/log", 30);
        assertThat(stacks.services.buckets).containsExactly("files-one");
        assertThatThrownBy(this::continueRollback).hasMessageContaining("can not continue its update rollback");
    }

    @Test
    void staysFailedWhenRollbackIsOffAndGoesOnForwards() {
        stacks.update("shop", r -> r.templateBody(BAD).disableRollback(true));
        stacks.await("shop", StackStatus.UPDATE_FAILED);
        assertThat(stacks.services.buckets).containsExactlyInAnyOrder("files-one", "files-two", "extra");
        stacks.update("shop", BAD.replace("forbidden", "allowed"));
        stacks.await("shop", StackStatus.UPDATE_COMPLETE);
        assertThat(stacks.services.buckets).containsExactlyInAnyOrder("files-two", "extra", "allowed");
    }

    @Test
    void staysFailedWhenRollbackIsOffAndGoesBackWhenAsked() {
        stacks.update("shop", r -> r.templateBody(BAD).disableRollback(true));
        stacks.await("shop", StackStatus.UPDATE_FAILED);
        stacks.registry().call(RollbackStackRequest.builder().stackName("shop").build(), RollbackStackResponse.class);
        stacks.await("shop", StackStatus.UPDATE_ROLLBACK_COMPLETE);
        asBefore();
    }

    @Test
    void cancelsAnUpdate() throws InterruptedException {
        stacks.services.tablesHang = true;
        stacks.update("shop", BAD.replace("AWS::S3::Bucket, Properties: {BucketName: forbidden}",
                "AWS::DynamoDB::Table, Properties: {KeySchema: [{AttributeName: a, KeyType: HASH}]}"));
        assertThat(stacks.services.tableAsked.await(10, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(() -> stacks.delete("shop")).hasMessageContaining(
                "cannot be deleted while in status UPDATE_IN_PROGRESS");
        stacks.registry().call(CancelUpdateStackRequest.builder().stackName("shop").build(),
                CancelUpdateStackResponse.class);
        stacks.await("shop", StackStatus.UPDATE_ROLLBACK_COMPLETE);
        asBefore();
        assertThat(stacks.services.tables).isEmpty();
        assertThat(stacks.events("shop")).contains("shop UPDATE_ROLLBACK_IN_PROGRESS User Initiated",
                "Bad CREATE_FAILED Resource creation cancelled");
    }

    @Test
    void goesOnWithARollbackThatACrashCutOff() throws InterruptedException {
        var reached = new CountDownLatch(1);
        stacks.services.retentionPut = () -> {
            if (stacks.services.retention.get("/log") == 7 && reached.getCount() > 0) {
                reached.countDown();
                stacks.crash();
            }
        };
        stacks.update("shop", BAD);
        assertThat(reached.await(10, TimeUnit.SECONDS)).isTrue();
        stacks.restart();
        stacks.await("shop", StackStatus.UPDATE_ROLLBACK_COMPLETE);
        asBefore();
    }

    @Test
    void goesOnWithAReplacementThatACrashCutOff() throws InterruptedException {
        stacks.create("slow", table("Id"));
        stacks.await("slow", StackStatus.CREATE_COMPLETE);
        var old = stacks.resource("slow", "Rows").physicalResourceId();
        var reached = new CountDownLatch(1);
        stacks.services.tableCreated = () -> {
            if (reached.getCount() > 0) {
                reached.countDown();
                stacks.crash();
            }
        };
        stacks.update("slow", table("Other"));
        assertThat(reached.await(10, TimeUnit.SECONDS)).isTrue();
        stacks.restart();
        stacks.await("slow", StackStatus.UPDATE_COMPLETE);
        var fresh = stacks.resource("slow", "Rows").physicalResourceId();
        assertThat(fresh).isNotEqualTo(old);
        assertThat(stacks.services.tables.keySet()).containsExactly(fresh);
        assertThat(stacks.services.logGroups.keySet()).contains("/of/" + fresh).doesNotContain("/of/" + old);
    }

    private static String table(String key) {
        return """
                Resources:
                  Rows: {Type: AWS::DynamoDB::Table, Properties: {KeySchema: [{AttributeName: %s, KeyType: HASH}]}}
                  Log: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: !Sub "/of/${Rows}"}}
                """.formatted(key);
    }
}
