package dev.signalbox.localcloud.service.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** Nothing that was acknowledged is lost when the process ends, and nothing is left behind unknown. */
class StackCrashTest extends WithStacks {
    private static final String SLOW = """
            Resources:
              Slow:
                Type: AWS::DynamoDB::Table
                Properties: {KeySchema: [{AttributeName: a, KeyType: HASH}]}
              After: {Type: AWS::S3::Bucket, DependsOn: Slow}
            """;
    private static final String CHAIN = """
            Resources:
              First: {Type: AWS::S3::Bucket, Properties: {BucketName: first}}
              Second: {Type: AWS::S3::Bucket, Properties: {BucketName: !Sub "${First}-second"}}
            """;

    @Test
    void removesWhatWasCreatedButNotRecorded() throws InterruptedException {
        var crashed = new CountDownLatch(1);
        stacks.services.tableCreated = () -> {
            stacks.services.tableCreated = () -> {};
            stacks.crash();
            crashed.countDown();
        };
        var id = stacks.create("shop", SLOW);
        assertThat(crashed.await(10, TimeUnit.SECONDS)).isTrue();
        var lost = stacks.services.tables.keySet().iterator().next();
        stacks.restart();
        stacks.await(id, StackStatus.CREATE_COMPLETE);
        assertThat(stacks.services.deleted).containsExactly(lost);
        assertThat(stacks.services.tables.keySet()).containsExactly(stacks.resource("shop", "Slow")
                .physicalResourceId());
    }

    /** The bucket must not fail before there is a table to roll back. */
    private void awaitTable() {
        try {
            assertThat(stacks.services.tableAsked.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void finishesARollbackThatACrashCutOff() throws InterruptedException {
        stacks.services.tablesHang = true;
        stacks.services.tableDeletionHangs = true;
        stacks.services.bucketAsked = this::awaitTable;
        var id = stacks.create("shop", SLOW + "  Bad: {Type: AWS::S3::Bucket, Properties: {BucketName: forbidden}}\n");
        assertThat(stacks.services.tableDeleted.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(stacks.describe(id).stackStatus()).isEqualTo(StackStatus.ROLLBACK_IN_PROGRESS);
        stacks.services.tableDeletionHangs = false;
        stacks.restart();
        stacks.await(id, StackStatus.ROLLBACK_COMPLETE);
        assertThat(stacks.services.tables).isEmpty();
    }

    @Test
    void finishesACreationThatACrashCutOff() throws InterruptedException {
        stacks.services.tablesHang = true;
        var id = stacks.create("shop", SLOW);
        assertThat(stacks.services.tableAsked.await(10, TimeUnit.SECONDS)).isTrue();
        stacks.services.tablesHang = false;
        stacks.restart();
        stacks.await(id, StackStatus.CREATE_COMPLETE);
        assertThat(stacks.services.tables.keySet()).containsExactly(stacks.resource("shop", "Slow")
                .physicalResourceId());
        assertThat(stacks.services.buckets).hasSize(1);
    }

    @Test
    void finishesADeletionThatACrashCutOff() {
        stacks.services.fullBuckets.add("first-second");
        var id = created("shop", CHAIN);
        stacks.services.fullBuckets.clear();
        stacks.delete("shop");
        stacks.restart();
        stacks.await(id, StackStatus.DELETE_COMPLETE);
        assertThat(stacks.services.buckets).isEmpty();
    }

    @Test
    void keepsEventsAndOutputsOverARestart() {
        var id = created("shop", CHAIN + "Outputs: {O: {Value: !Ref First}}\n");
        var events = stacks.rawEvents("shop");
        stacks.restart();
        assertThat(stacks.rawEvents("shop")).isEqualTo(events);
        assertThat(stacks.describe(id).outputs().getFirst().outputValue()).isEqualTo("first");
    }
}
