package dev.signalbox.localcloud.service.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudformation.model.DeletionMode;
import software.amazon.awssdk.services.cloudformation.model.DeletionMode;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.cloudformation.model.UpdateTerminationProtectionRequest;
import software.amazon.awssdk.services.cloudformation.model.UpdateTerminationProtectionResponse;

class StackDeletionTest extends WithStacks {
    private static final String CHAIN = """
            Resources:
              First: {Type: AWS::S3::Bucket, Properties: {BucketName: first}}
              Second: {Type: AWS::S3::Bucket, Properties: {BucketName: !Sub "${First}-second"}}
              Third: {Type: AWS::S3::Bucket, Properties: {BucketName: third}, DependsOn: Second}
            """;
    private static final String SLOW = """
            Resources:
              Slow:
                Type: AWS::DynamoDB::Table
                Properties: {KeySchema: [{AttributeName: a, KeyType: HASH}]}
              After: {Type: AWS::S3::Bucket, DependsOn: Slow}
            """;

    @Test
    void deletesDependentsFirst() {
        var id = created("shop", CHAIN);
        stacks.delete("shop");
        stacks.await(id, StackStatus.DELETE_COMPLETE);
        assertThat(stacks.services.deleted).containsExactly("third", "first-second", "first");
        assertThat(stacks.events(id).subList(11, stacks.events(id).size())).containsExactly(
                "shop DELETE_IN_PROGRESS User Initiated", "Third DELETE_IN_PROGRESS", "Third DELETE_COMPLETE",
                "Second DELETE_IN_PROGRESS", "Second DELETE_COMPLETE", "First DELETE_IN_PROGRESS",
                "First DELETE_COMPLETE", "shop DELETE_COMPLETE");
    }

    @Test
    void forgetsTheNameOfADeletedStackButNotItsId() {
        var id = created("shop", CHAIN);
        stacks.delete("shop");
        stacks.await(id, StackStatus.DELETE_COMPLETE);
        assertThatThrownBy(() -> stacks.describe("shop")).hasMessageContaining("Stack with id shop does not exist");
        assertThat(stacks.describe(id).deletionTime()).isNotNull();
        assertThat(created("shop", CHAIN)).isNotEqualTo(id);
    }

    @Test
    void failsOnABucketThatIsNotEmptyAndSucceedsLater() {
        stacks.services.fullBuckets.add("first-second");
        var id = created("shop", CHAIN);
        stacks.delete("shop");
        var failed = stacks.await(id, StackStatus.DELETE_FAILED);
        assertThat(failed.stackStatusReason()).isEqualTo("The following resource(s) failed to delete: [Second]. ");
        assertThat(stacks.resource("shop", "Second").resourceStatusReason()).contains(
                "The bucket you tried to delete is not empty (Service: S3, Status Code: 409");
        assertThat(stacks.services.buckets).containsExactlyInAnyOrder("first", "first-second");

        stacks.services.fullBuckets.clear();
        stacks.delete("shop");
        stacks.await(id, StackStatus.DELETE_COMPLETE);
        assertThat(stacks.services.buckets).isEmpty();
    }

    @Test
    void deletesAStackByForceButNotWhatCannotGo() {
        stacks.services.fullBuckets.add("third");
        var id = created("shop", CHAIN);
        assertThatThrownBy(() -> stacks.delete("shop", r -> r.deletionMode(DeletionMode.FORCE_DELETE_STACK)))
                .hasMessageContaining("only when the current stack status is DELETE_FAILED");
        stacks.delete("shop");
        stacks.await(id, StackStatus.DELETE_FAILED);
        stacks.delete("shop", r -> r.deletionMode(DeletionMode.FORCE_DELETE_STACK));
        stacks.await(id, StackStatus.DELETE_COMPLETE);
        assertThat(stacks.services.buckets).containsExactly("third");
        assertThat(stacks.events(id)).anyMatch(e -> e.startsWith("Third DELETE_SKIPPED"));
    }

    @Test
    void leavesResourcesThatTheCallerRetains() {
        stacks.services.fullBuckets.add("third");
        var id = created("shop", CHAIN);
        assertThatThrownBy(() -> stacks.delete("shop", r -> r.retainResources("Third"))).hasMessageContaining(
                "only when the current stack status is DELETE_FAILED");
        stacks.delete("shop");
        stacks.await(id, StackStatus.DELETE_FAILED);
        assertThatThrownBy(() -> stacks.delete("shop", r -> r.retainResources("Forth"))).hasMessageContaining(
                "Resources [Forth] do not exist");
        stacks.delete("shop", r -> r.retainResources("Third"));
        stacks.await(id, StackStatus.DELETE_COMPLETE);
        assertThat(stacks.services.buckets).containsExactly("third");
        assertThat(stacks.events(id)).contains("Third DELETE_SKIPPED");
    }

    @Test
    void followsDeletionPolicies() {
        var id = created("shop", """
                Resources:
                  Kept: {Type: AWS::S3::Bucket, DeletionPolicy: Retain, Properties: {BucketName: kept}}
                  Gone: {Type: AWS::S3::Bucket, DeletionPolicy: Delete, Properties: {BucketName: gone}}
                  Also: {Type: AWS::S3::Bucket, DeletionPolicy: RetainExceptOnCreate, Properties: {BucketName: also}}
                """);
        stacks.delete("shop");
        stacks.await(id, StackStatus.DELETE_COMPLETE);
        assertThat(stacks.services.buckets).containsExactlyInAnyOrder("kept", "also");
    }

    @Test
    void followsDeletionPoliciesWhenRollingBack() {
        var id = stacks.create("shop", """
                Resources:
                  Kept: {Type: AWS::S3::Bucket, DeletionPolicy: Retain, Properties: {BucketName: kept}}
                  Also: {Type: AWS::S3::Bucket, DeletionPolicy: RetainExceptOnCreate, Properties: {BucketName: also}}
                  Bad: {Type: AWS::S3::Bucket, Properties: {BucketName: forbidden}, DependsOn: [Kept, Also]}
                """);
        stacks.await(id, StackStatus.ROLLBACK_COMPLETE);
        assertThat(stacks.services.buckets).containsExactly("kept");
    }

    @Test
    void countsWhatSomebodyElseDeletedAsDeleted() {
        var id = created("shop", CHAIN);
        stacks.services.buckets.remove("third");
        stacks.delete("shop");
        stacks.await(id, StackStatus.DELETE_COMPLETE);
        assertThat(stacks.services.buckets).isEmpty();
    }

    @Test
    void stopsACreationThatIsUnderWay() throws InterruptedException {
        stacks.services.tablesHang = true;
        var id = stacks.create("shop", SLOW);
        assertThat(stacks.services.tableAsked.await(10, TimeUnit.SECONDS)).isTrue();
        stacks.delete("shop");
        stacks.await(id, StackStatus.DELETE_COMPLETE);
        assertThat(stacks.events(id)).contains("Slow CREATE_FAILED Resource creation cancelled")
                .noneMatch(e -> e.startsWith("After")).noneMatch(e -> e.contains("ROLLBACK"));
        assertThat(stacks.services.tables).isEmpty();
    }

    @Test
    void protectsStacksFromDeletion() {
        var id = stacks.create("shop", CHAIN, r -> r.enableTerminationProtection(true));
        stacks.await(id, StackStatus.CREATE_COMPLETE);
        assertThatThrownBy(() -> stacks.delete("shop")).hasMessageContaining(
                "Stack [shop] cannot be deleted while TerminationProtection is enabled");
        stacks.registry().call(UpdateTerminationProtectionRequest.builder().stackName("shop")
                .enableTerminationProtection(false).build(), UpdateTerminationProtectionResponse.class);
        stacks.delete("shop");
        stacks.await(id, StackStatus.DELETE_COMPLETE);
    }

    @Test
    void takesAMissingStackForDeleted() {
        stacks.delete("nobody");
        assertThatThrownBy(() -> stacks.describe("nobody")).hasMessageContaining("does not exist");
    }
}
