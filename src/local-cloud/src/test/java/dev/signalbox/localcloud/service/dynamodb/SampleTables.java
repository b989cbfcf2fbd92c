package dev.signalbox.localcloud.service.dynamodb;

import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Tables that tests use. */
final class SampleTables {
    private SampleTables() {}

    /** A string hash key {@code id} and nothing more. */
    static CreateTableRequest.Builder simple(String name) {
        return CreateTableRequest.builder().tableName(name).billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(attribute("id", ScalarAttributeType.S)).keySchema(hash("id"));
    }

    /**
     * Hash key {@code id} (string), range key {@code at} (number); a global index {@code byKind} with all attributes, a
     * global one {@code keysByKind} with keys only, a local one {@code byRank} that includes {@code note}.
     */
    static CreateTableRequest.Builder indexed(String name) {
        return CreateTableRequest.builder().tableName(name).billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(attribute("id", ScalarAttributeType.S), attribute("at", ScalarAttributeType.N),
                        attribute("kind", ScalarAttributeType.S), attribute("rank", ScalarAttributeType.N)).keySchema(
                                hash("id"), range("at")).globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                                        .indexName("byKind").keySchema(hash("kind"), range("rank")).projection(
                                                projection(ProjectionType.ALL)).build(), GlobalSecondaryIndex.builder()
                                                        .indexName("keysByKind").keySchema(hash("kind")).projection(
                                                                projection(ProjectionType.KEYS_ONLY)).build())
                .localSecondaryIndexes(LocalSecondaryIndex.builder().indexName("byRank").keySchema(hash("id"), range(
                        "rank")).projection(projection(ProjectionType.INCLUDE, "note")).build());
    }

    static void create(Engine engine, CreateTableRequest.Builder table) {
        engine.call(table.build(), CreateTableResponse.class);
    }

    static CreateTableRequest with(CreateTableRequest.Builder table, UnaryOperator<CreateTableRequest.Builder> change) {
        return change.apply(table).build();
    }

    static AttributeDefinition attribute(String name, ScalarAttributeType type) {
        return AttributeDefinition.builder().attributeName(name).attributeType(type).build();
    }

    static KeySchemaElement hash(String name) {
        return KeySchemaElement.builder().attributeName(name).keyType(KeyType.HASH).build();
    }

    static KeySchemaElement range(String name) {
        return KeySchemaElement.builder().attributeName(name).keyType(KeyType.RANGE).build();
    }

    static Projection projection(ProjectionType type, String... included) {
        var projection = Projection.builder().projectionType(type);
        return (included.length == 0 ? projection : projection.nonKeyAttributes(included)).build();
    }
}
