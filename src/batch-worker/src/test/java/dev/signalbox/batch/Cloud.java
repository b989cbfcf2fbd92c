package dev.signalbox.batch;

import dev.signalbox.localcloud.LocalCloud;
import dev.signalbox.localcloud.LocalCloudOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.s3.S3Client;

/** A local cloud with a file table and a bucket, spoken to over the wire. */
final class Cloud implements AutoCloseable {
    static final String TABLE = "files";
    static final String BUCKET = "bucket";

    final S3Client s3;
    final DynamoDbClient dynamo;
    private final LocalCloud cloud;

    Cloud(Path folder) {
        cloud = LocalCloud.start(new LocalCloudOptions(folder, 0));
        AwsCredentialsProvider keys = StaticCredentialsProvider.create(
                AwsBasicCredentials.create(cloud.accessKeyId(), cloud.secretAccessKey()));
        var region = Region.of(cloud.region());
        s3 = S3Client.builder().endpointOverride(cloud.endpoint()).region(region).credentialsProvider(keys).build();
        dynamo = DynamoDbClient.builder().endpointOverride(cloud.endpoint()).region(region).credentialsProvider(keys)
                .build();
        s3.createBucket(b -> b.bucket(BUCKET));
        dynamo.createTable(b -> b.tableName(TABLE).billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(k -> k.attributeName("URI").keyType(KeyType.HASH),
                        k -> k.attributeName("FilenameURL").keyType(KeyType.RANGE))
                .attributeDefinitions(a -> a.attributeName("URI").attributeType(ScalarAttributeType.S),
                        a -> a.attributeName("FilenameURL").attributeType(ScalarAttributeType.S)));
        dynamo.waiter().waitUntilTableExists(b -> b.tableName(TABLE));
    }

    /** A row as the original system wrote it: nothing but its keys, unless more is given. */
    void row(String execution, String url, Map<String, AttributeValue> more) {
        var item = new HashMap<>(more);
        item.put("URI", AttributeValue.fromS(execution));
        item.put("FilenameURL", AttributeValue.fromS(url));
        dynamo.putItem(b -> b.tableName(TABLE).item(item));
    }

    Map<String, AttributeValue> row(String execution, String url) {
        return dynamo.getItem(b -> b.tableName(TABLE).consistentRead(true).key(
                Map.of("URI", AttributeValue.fromS(execution), "FilenameURL", AttributeValue.fromS(url)))).item();
    }

    /** Looks again and again for some seconds. */
    void awaitStatus(String execution, String url, String status) throws InterruptedException {
        var deadline = Instant.now().plusSeconds(60);
        while (!row(execution, url).getOrDefault("status", AttributeValue.fromS("")).s().equals(status)) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError(url + " is not " + status + " but " + row(execution, url));
            }
            Thread.sleep(20);
        }
    }

    byte[] object(String key) {
        return s3.getObjectAsBytes(b -> b.bucket(BUCKET).key(key)).asByteArray();
    }

    List<String> keys(String execution) {
        return s3.listObjectsV2Paginator(b -> b.bucket(BUCKET).prefix(execution + "/")).contents().stream()
                .map(o -> o.key().substring(execution.length() + 1)).toList();
    }

    /** What AWS Batch, or the local cloud's, gives a job. */
    Map<String, String> jobEnvironment() {
        return Map.of("AWS_ENDPOINT_URL", cloud.endpoint().toString(), "AWS_REGION", cloud.region(),
                "AWS_ACCESS_KEY_ID", cloud.accessKeyId(), "AWS_SECRET_ACCESS_KEY", cloud.secretAccessKey(),
                "FileTable", TABLE, "Bucket", BUCKET, "AllowedHosts", "127.0.0.1", "AllowPrivateAddresses", "true",
                "AWS_BATCH_JOB_ID", "job-1");
    }

    @Override
    public void close() {
        s3.close();
        dynamo.close();
        cloud.close();
    }
}
