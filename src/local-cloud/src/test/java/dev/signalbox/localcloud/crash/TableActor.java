package dev.signalbox.localcloud.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Numbered puts, counts under a condition, and transfers between two items in a transaction. */
final class TableActor implements Actor {
    private final DynamoDbClient tables;
    private final int[] versions = new int[20];
    private final int[] doubt = new int[20];
    private int count;
    private int counting;
    private int moved;
    private int moving;

    TableActor(DynamoDbClient tables) {
        this.tables = tables;
    }

    static void table(DynamoDbClient tables, String name) {
        tables.createTable(r -> r.tableName(name).billingMode("PAY_PER_REQUEST").attributeDefinitions(
                AttributeDefinition.builder().attributeName("id").attributeType("S").build()).keySchema(
                        KeySchemaElement.builder().attributeName("id").keyType("HASH").build()));
    }

    @Override
    public void prepare() {
        table(tables, "numbers");
        put("counter", 0, "");
        put("from", 0, "");
        put("to", 0, "");
    }

    @Override
    public void step(Random random) {
        switch (random.nextInt(3)) {
            case 0 -> {
                int key = random.nextInt(versions.length);
                doubt[key] = versions[key] + 1;
                put("k" + key, doubt[key], "x".repeat(random.nextInt(3000)));
                versions[key] = doubt[key];
            }
            case 1 -> {
                counting = count + 1;
                tables.updateItem(r -> r.tableName("numbers").key(id("counter")).updateExpression("SET n = n + :one")
                        .conditionExpression("n = :old").expressionAttributeValues(Map.of(":one", number(1), ":old",
                                number(count))));
                count = counting;
            }
            default -> {
                moving = moved + 1;
                tables.transactWriteItems(r -> r.transactItems(change("from", -1), change("to", 1)));
                moved = moving;
            }
        }
    }

    private void put(String key, int number, String more) {
        tables.putItem(r -> r.tableName("numbers").item(Map.of("id", AttributeValue.fromS(key), "n", number(number),
                "more", AttributeValue.fromS(more))));
    }

    private static TransactWriteItem change(String key, int by) {
        return TransactWriteItem.builder().update(u -> u.tableName("numbers").key(id(key)).updateExpression("ADD n :by")
                .expressionAttributeValues(Map.of(":by", number(by)))).build();
    }

    @Override
    public void check() {
        for (int key = 0; key < versions.length; key++) {
            int is = value("k" + key);
            assertThat(is).as("version of k%s", key).isBetween(versions[key], Math.max(versions[key], doubt[key]));
            versions[key] = is;
        }
        int counted = value("counter");
        assertThat(counted).as("the counter").isBetween(count, Math.max(count, counting));
        count = counted;
        int to = value("to");
        assertThat(to).as("moved").isBetween(moved, Math.max(moved, moving));
        assertThat(value("from")).as("what was moved away").isEqualTo(-to);
        moved = to;
    }

    private int value(String key) {
        var item = tables.getItem(r -> r.tableName("numbers").key(id(key)).consistentRead(true)).item();
        return item.isEmpty() ? 0 : Integer.parseInt(item.get("n").n());
    }

    private static Map<String, AttributeValue> id(String key) {
        return Map.of("id", AttributeValue.fromS(key));
    }

    private static AttributeValue number(int number) {
        return AttributeValue.fromN(Integer.toString(number));
    }
}
