package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** DynamoDB as the unchanged SDK sees it, over the wire. */
final class DynamoDbContractTest {
    @TempDir Path folder;
    private LocalCloudFixture fixture;
    private DynamoDbClient dynamo;

    @BeforeEach
    void start() {
        fixture = new LocalCloudFixture(folder);
        dynamo = fixture.client(DynamoDbClient.builder());
        dynamo.createTable(t -> t.tableName("orders").billingMode(BillingMode.PAY_PER_REQUEST).attributeDefinitions(
                a -> a.attributeName("customer").attributeType(ScalarAttributeType.S), a -> a.attributeName("number")
                        .attributeType(ScalarAttributeType.N), a -> a.attributeName("state").attributeType(
                                ScalarAttributeType.S)).keySchema(k -> k.attributeName("customer").keyType(
                                        KeyType.HASH), k -> k.attributeName("number").keyType(KeyType.RANGE))
                .globalSecondaryIndexes(g -> g.indexName("byState").keySchema(k -> k.attributeName("state").keyType(
                        KeyType.HASH)).projection(p -> p.projectionType(ProjectionType.ALL))));
    }

    @AfterEach
    void stop() {
        dynamo.close();
        fixture.close();
    }

    @Test
    void aTableIsActiveAsSoonAsItIsMade() {
        var table = dynamo.waiter().waitUntilTableExists(t -> t.tableName("orders")).matched().response().orElseThrow()
                .table();

        assertThat(table.tableStatus()).isEqualTo(TableStatus.ACTIVE);
        assertThat(table.tableArn()).isEqualTo("arn:aws:dynamodb:local-1:000000000000:table/orders");
        assertThat(table.billingModeSummary().billingMode()).isEqualTo(BillingMode.PAY_PER_REQUEST);
        assertThat(dynamo.listTables().tableNames()).containsExactly("orders");
    }

    @Test
    void itemsComeBackAsTheyWerePut() {
        put("ann", 1, "open");

        var found = dynamo.getItem(g -> g.tableName("orders").key(key("ann", 1)).consistentRead(true));

        assertThat(found.item()).containsEntry("state", AttributeValue.fromS("open"));
        assertThat(dynamo.getItem(g -> g.tableName("orders").key(key("ann", 2))).hasItem()).isFalse();
    }

    @Test
    void aFailedConditionShowsTheItem() {
        put("ann", 1, "open");

        assertThatThrownBy(() -> dynamo.putItem(p -> p.tableName("orders").item(key("ann", 1)).conditionExpression(
                "attribute_not_exists(customer)").returnValuesOnConditionCheckFailure(
                        ReturnValuesOnConditionCheckFailure.ALL_OLD))).isInstanceOfSatisfying(
                                ConditionalCheckFailedException.class, e -> {
                                    assertThat(e.item()).containsEntry("state", AttributeValue.fromS("open"));
                                    assertThat(e.awsErrorDetails().errorMessage()).isEqualTo(
                                            "The conditional request failed");
                                });
    }

    @Test
    void updatesAnswerWithWhatChanged() {
        put("ann", 1, "open");

        var updated = dynamo.updateItem(u -> u.tableName("orders").key(key("ann", 1)).updateExpression(
                "SET #s = :paid ADD attempts :one").expressionAttributeNames(Map.of("#s", "state"))
                .expressionAttributeValues(Map.of(":paid", AttributeValue.fromS("paid"), ":one", AttributeValue.fromN(
                        "1"))).returnValues(ReturnValue.UPDATED_NEW));

        assertThat(updated.attributes()).isEqualTo(Map.of("state", AttributeValue.fromS("paid"), "attempts",
                AttributeValue.fromN("1")));
    }

    @Test
    void queriesPageThroughAnIndex() {
        for (int i = 1; i <= 7; i++) {
            put("ann", i, i % 2 == 0 ? "open" : "paid");
        }

        var pages = dynamo.queryPaginator(q -> q.tableName("orders").indexName("byState").limit(2)
                .keyConditionExpression("#s = :paid").expressionAttributeNames(Map.of("#s", "state"))
                .expressionAttributeValues(Map.of(":paid", AttributeValue.fromS("paid"))));

        assertThat(pages.items()).extracting(i -> i.get("number").n()).containsExactlyInAnyOrder("1", "3", "5", "7");
    }

    @Test
    void errorsAreTheModelledOnes() {
        assertThatThrownBy(() -> dynamo.describeTable(t -> t.tableName("nope"))).isInstanceOfSatisfying(
                ResourceNotFoundException.class, e -> assertThat(e.awsErrorDetails().errorMessage()).isEqualTo(
                        "Requested resource not found: Table: nope not found"));
        assertThatThrownBy(() -> dynamo.getItem(g -> g.tableName("orders").key(Map.of()))).isInstanceOfSatisfying(
                DynamoDbException.class, e -> {
                    assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException");
                    assertThat(e.awsErrorDetails().errorMessage()).isEqualTo(
                            "The provided key element does not match the schema");
                });
    }

    @Test
    void cancelledTransactionsSayWhy() {
        put("ann", 1, "open");

        assertThatThrownBy(() -> dynamo.transactWriteItems(t -> t.transactItems(i -> i.put(p -> p.tableName("orders")
                .item(key("bob", 1))), i -> i.delete(d -> d.tableName("orders").key(key("ann", 1)).conditionExpression(
                        "attribute_not_exists(customer)"))))).isInstanceOfSatisfying(TransactionCanceledException.class,
                                e -> assertThat(e.cancellationReasons()).extracting(r -> r.code()).containsExactly(
                                        "None", "ConditionalCheckFailed"));
        assertThat(dynamo.getItem(g -> g.tableName("orders").key(key("bob", 1))).hasItem()).isFalse();
    }

    @Test
    void everythingIsThereAfterARestart() {
        put("ann", 1, "open");
        dynamo.updateTimeToLive(t -> t.tableName("orders").timeToLiveSpecification(s -> s.enabled(true).attributeName(
                "expires")));
        dynamo.close();

        fixture.restart();

        dynamo = fixture.client(DynamoDbClient.builder());
        assertThat(dynamo.getItem(g -> g.tableName("orders").key(key("ann", 1))).item()).containsKey("state");
        assertThat(dynamo.query(q -> q.tableName("orders").indexName("byState").keyConditionExpression("#s = :open")
                .expressionAttributeNames(Map.of("#s", "state")).expressionAttributeValues(Map.of(":open",
                        AttributeValue.fromS("open")))).count()).isEqualTo(1);
        assertThat(dynamo.describeTimeToLive(t -> t.tableName("orders")).timeToLiveDescription().attributeName())
                .isEqualTo("expires");
    }

    private void put(String customer, int number, String state) {
        dynamo.putItem(p -> p.tableName("orders").item(Map.of("customer", AttributeValue.fromS(customer), "number",
                AttributeValue.fromN("" + number), "state", AttributeValue.fromS(state))));
    }

    private static Map<String, AttributeValue> key(String customer, int number) {
        return Map.of("customer", AttributeValue.fromS(customer), "number", AttributeValue.fromN("" + number));
    }
}
