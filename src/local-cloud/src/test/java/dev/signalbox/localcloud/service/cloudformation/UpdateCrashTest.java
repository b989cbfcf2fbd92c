package dev.signalbox.localcloud.service.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** The process ends after each single change that an update makes, before it can note what came of it. */
class UpdateCrashTest {
    private static final String BEFORE = """
            Resources:
              Files: {Type: AWS::S3::Bucket, Properties: {BucketName: files-one}}
              Rows:
                Type: AWS::DynamoDB::Table
                DependsOn: Files
                Properties: {KeySchema: [{AttributeName: one, KeyType: HASH}]}
              Log: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: !Sub "/of/${Rows}", RetentionInDays: 7}}
              Kept: {Type: AWS::Logs::LogGroup, DependsOn: Rows, Properties: {LogGroupName: kept, RetentionInDays: 1}}
              Old: {Type: AWS::S3::Bucket, Properties: {BucketName: old}}
            """;
    private static final String AFTER = BEFORE.replace("one", "two").replace("RetentionInDays: 1",
            "RetentionInDays: 3").replaceFirst("  Old:.*", "  New: {Type: AWS::S3::Bucket, DependsOn: Kept, "
                    + "Properties: {BucketName: NAME}}");

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void endsAsIfNothingHadHappened(boolean good) throws InterruptedException {
        int calls = calls(good);
        assertThat(calls).isGreaterThan(good ? 7 : 4);
        int crashes = 0;
        for (int i = 1; i <= calls; i++) {
            crashes += crashAfter(i, good) ? 1 : 0;
        }
        assertThat(crashes).isGreaterThan(calls / 2);
    }

    private int calls(boolean good) {
        try (var stacks = created(folder.resolve("whole"))) {
            var count = new AtomicInteger();
            stacks.done = count::incrementAndGet;
            stacks.update("shop", template(good));
            check(stacks, good);
            return count.get();
        }
    }

    /** Tells whether it came to that change: how much a failing update had begun before it failed differs from time to time. */
    private boolean crashAfter(int calls, boolean good) throws InterruptedException {
        try (var stacks = created(folder.resolve("after-" + calls))) {
            var left = new AtomicInteger(calls);
            var crashed = new CountDownLatch(1);
            stacks.done = () -> {
                if (left.decrementAndGet() == 0) {
                    stacks.crash();
                    crashed.countDown();
                }
            };
            stacks.update("shop", template(good));
            boolean came = crashed.await(3, TimeUnit.SECONDS);
            stacks.done = () -> {};
            stacks.restart();
            check(stacks, good);
            return came;
        }
    }

    private static Stacks created(Path folder) {
        folder.toFile().mkdirs();
        var stacks = new Stacks(folder);
        stacks.create("shop", BEFORE);
        stacks.await("shop", StackStatus.CREATE_COMPLETE);
        return stacks;
    }

    private static String template(boolean good) {
        return AFTER.replace("NAME", good ? "new" : "forbidden");
    }

    private static void check(Stacks stacks, boolean good) {
        stacks.await("shop", good ? StackStatus.UPDATE_COMPLETE : StackStatus.UPDATE_ROLLBACK_COMPLETE);
        var rows = stacks.resource("shop", "Rows").physicalResourceId();
        assertThat(stacks.services.tables.keySet()).containsExactly(rows);
        assertThat(stacks.services.tables.get(rows).keySchema().getFirst().attributeName()).isEqualTo(good ? "two"
                : "one");
        assertThat(stacks.services.logGroups.keySet()).containsExactlyInAnyOrder("kept", "/of/" + rows);
        assertThat(stacks.services.retention).containsEntry("kept", good ? 3 : 1);
        if (good) {
            assertThat(stacks.services.buckets).containsExactlyInAnyOrder("files-two", "new");
        } else {
            assertThat(stacks.services.buckets).containsExactlyInAnyOrder("files-one", "old");
        }
    }
}
