package dev.signalbox.lambda;

import dev.signalbox.localcloud.LocalCloud;
import dev.signalbox.localcloud.LocalCloudOptions;
import java.nio.file.Path;
import java.util.Arrays;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** A local cloud, and SDK clients for it. */
public final class TestCloud implements AutoCloseable {
    private final LocalCloud cloud;

    public TestCloud(Path folder) {
        cloud = LocalCloud.start(new LocalCloudOptions(folder, 0));
    }

    public <B extends AwsClientBuilder<B, C>, C> C client(B builder) {
        return builder.endpointOverride(cloud.endpoint()).region(Region.of(cloud.region()))
                .credentialsProvider(keys()).build();
    }

    public StaticCredentialsProvider keys() {
        return StaticCredentialsProvider.create(
                AwsBasicCredentials.create(cloud.accessKeyId(), cloud.secretAccessKey()));
    }

    public LocalCloud cloud() {
        return cloud;
    }

    /** @param keys partition key, and sort key if there is one */
    public DynamoDbClient table(String name, String... keys) {
        var dynamo = client(DynamoDbClient.builder());
        dynamo.createTable(b -> b.tableName(name).billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(Arrays.stream(keys).map(k -> AttributeDefinition.builder().attributeName(k)
                        .attributeType(ScalarAttributeType.S).build()).toList())
                .keySchema(Arrays.stream(keys).map(k -> KeySchemaElement.builder().attributeName(k)
                        .keyType(k.equals(keys[0]) ? KeyType.HASH : KeyType.RANGE).build()).toList()));
        dynamo.waiter().waitUntilTableExists(b -> b.tableName(name));
        return dynamo;
    }

    @Override
    public void close() {
        cloud.close();
    }
}
