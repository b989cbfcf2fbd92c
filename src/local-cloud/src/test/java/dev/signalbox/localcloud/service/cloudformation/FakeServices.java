package dev.signalbox.localcloud.service.cloudformation;

import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.runtime.ServiceError;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteRetentionPolicyResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.TagResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.TagResourceResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyResponse;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketResponse;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.PutBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.PutBucketTaggingResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Tables, buckets and log groups that only exist as names, and fail or hang on demand. */
final class FakeServices {
    final Map<String, CreateTableRequest> tables = new ConcurrentHashMap<>();
    final Set<String> buckets = ConcurrentHashMap.newKeySet();
    final Set<String> fullBuckets = ConcurrentHashMap.newKeySet();
    final Map<String, CreateLogGroupRequest> logGroups = new ConcurrentHashMap<>();
    /** What log groups keep, by name. */
    final Map<String, Integer> retention = new ConcurrentHashMap<>();
    /** Tags of buckets, by name. */
    final Map<String, List<String>> bucketTags = new ConcurrentHashMap<>();
    /** Retentions that a log group refuses. */
    final Set<Integer> refusedRetention = ConcurrentHashMap.newKeySet();
    /** Runs when a log group gets its retention, before the caller hears of it. */
    volatile Runnable retentionPut = () -> {};
    final List<String> deleted = new CopyOnWriteArrayList<>();
    /** While true, tables stay in {@code CREATING}. */
    volatile boolean tablesHang;
    /** While true, deleted tables stay. */
    volatile boolean tableDeletionHangs;
    final CountDownLatch tableDeleted = new CountDownLatch(1);
    /** Runs when a table was created, before the caller hears of it. */
    volatile Runnable tableCreated = () -> {};
    /** Runs before a bucket is created. */
    volatile Runnable bucketAsked = () -> {};
    /** Counted down when the first table is asked for its status. */
    final CountDownLatch tableAsked = new CountDownLatch(1);

    void register(Operations operations) {
        operations.on(CreateTableRequest.class, this::createTable)
                .on(DescribeTableRequest.class, r -> describeTable(r.tableName()))
                .on(DeleteTableRequest.class, this::deleteTable)
                .on(CreateBucketRequest.class, this::createBucket)
                .on(HeadBucketRequest.class, r -> headBucket(r.bucket()))
                .on(PutBucketTaggingRequest.class, this::putBucketTagging)
                .on(DeleteBucketRequest.class, r -> deleteBucket(r.bucket()))
                .on(CreateLogGroupRequest.class, this::createLogGroup)
                .on(PutRetentionPolicyRequest.class, this::putRetention)
                .on(DeleteRetentionPolicyRequest.class, this::deleteRetention)
                .on(TagResourceRequest.class, r -> TagResourceResponse.builder().build())
                .on(DescribeLogGroupsRequest.class, r -> DescribeLogGroupsResponse.builder().logGroups(logGroups
                        .keySet().stream().map(n -> LogGroup.builder().logGroupName(n).build()).toList()).build())
                .on(DeleteLogGroupRequest.class, this::deleteLogGroup);
    }

    private CreateTableResponse createTable(CreateTableRequest request) {
        tables.put(request.tableName(), request);
        tableCreated.run();
        return CreateTableResponse.builder().build();
    }

    private DescribeTableResponse describeTable(String name) {
        if (!tables.containsKey(name)) {
            throw ServiceError.of(ResourceNotFoundException.builder(), 400, "ResourceNotFoundException", "No " + name);
        }
        tableAsked.countDown();
        return DescribeTableResponse.builder().table(t -> t.tableName(name).tableArn("arn:table/" + name).tableStatus(
                tablesHang ? TableStatus.CREATING : TableStatus.ACTIVE)).build();
    }

    private DeleteTableResponse deleteTable(DeleteTableRequest request) {
        describeTable(request.tableName());
        tableDeleted.countDown();
        if (!tableDeletionHangs) {
            tables.remove(request.tableName());
        }
        deleted.add(request.tableName());
        return DeleteTableResponse.builder().build();
    }

    private CreateBucketResponse createBucket(CreateBucketRequest request) {
        bucketAsked.run();
        if (request.bucket().contains("forbidden")) {
            throw ServiceError.of(S3Exception.builder(), 403, "AccessDenied", "Access Denied");
        }
        buckets.add(request.bucket());
        return CreateBucketResponse.builder().build();
    }

    private HeadBucketResponse headBucket(String name) {
        if (!buckets.contains(name)) {
            throw ServiceError.of(NoSuchBucketException.builder(), 404, "NoSuchBucket", "No " + name);
        }
        return HeadBucketResponse.builder().build();
    }

    private DeleteBucketResponse deleteBucket(String name) {
        headBucket(name);
        if (fullBuckets.contains(name)) {
            throw ServiceError.of(S3Exception.builder(), 409, "BucketNotEmpty",
                    "The bucket you tried to delete is not empty");
        }
        buckets.remove(name);
        deleted.add(name);
        return DeleteBucketResponse.builder().build();
    }

    private CreateLogGroupResponse createLogGroup(CreateLogGroupRequest request) {
        logGroups.put(request.logGroupName(), request);
        return CreateLogGroupResponse.builder().build();
    }

    private PutBucketTaggingResponse putBucketTagging(PutBucketTaggingRequest request) {
        headBucket(request.bucket());
        bucketTags.put(request.bucket(), request.tagging().tagSet().stream().filter(t -> !t.key().startsWith("aws:"))
                .map(t -> t.key() + "=" + t.value()).toList());
        return PutBucketTaggingResponse.builder().build();
    }

    private PutRetentionPolicyResponse putRetention(PutRetentionPolicyRequest request) {
        if (refusedRetention.contains(request.retentionInDays())) {
            throw ServiceError.of(InvalidParameterException.builder(), 400, "InvalidParameterException",
                    "Not for " + request.retentionInDays() + " days");
        }
        retention.put(request.logGroupName(), request.retentionInDays());
        retentionPut.run();
        return PutRetentionPolicyResponse.builder().build();
    }

    private DeleteRetentionPolicyResponse deleteRetention(DeleteRetentionPolicyRequest request) {
        retention.remove(request.logGroupName());
        return DeleteRetentionPolicyResponse.builder().build();
    }

    private DeleteLogGroupResponse deleteLogGroup(DeleteLogGroupRequest request) {
        logGroups.remove(request.logGroupName());
        deleted.add(request.logGroupName());
        return DeleteLogGroupResponse.builder().build();
    }
}
