package dev.signalbox.localcloud.service.dynamodb;

import static dev.signalbox.localcloud.service.dynamodb.Engine.item;
import static dev.signalbox.localcloud.service.dynamodb.Engine.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import dev.signalbox.localcloud.service.dynamodb.table.TableDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

final class QueriesTest {
    @TempDir Path folder;
    private Engine engine;

    @BeforeEach
    void start() {
        engine = new Engine(folder);
        SampleTables.create(engine, SampleTables.indexed("jobs"));
        for (int i = -2; i <= 12; i++) {
            engine.put("jobs", item("id", "a", "at", i, "kind", i % 2 == 0 ? "even" : "odd", "rank", -i, "note", "n"
                    + i,
                    "extra", "e"));
        }
        engine.put("jobs", item("id", "b", "at", 1));
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            id = :a AND #at = :three | 3
            id = :a AND #at < :three | -2 -1 0 1 2
            id = :a AND #at <= :three | -2 -1 0 1 2 3
            id = :a AND #at > :three | 4 5 6 7 8 9 10 11 12
            id = :a AND :three <= #at | 3 4 5 6 7 8 9 10 11 12
            #at BETWEEN :three AND :ten AND id = :a | 3 4 5 6 7 8 9 10
            (id = :a) AND (#at BETWEEN :three AND :three) | 3
            """)
    void rangesAreInOrderBothWays(String condition, String expected) {
        var values = new HashMap<>(item(":a", "a"));
        if (condition.contains(":three")) {
            values.put(":three", value(3));
        }
        if (condition.contains(":ten")) {
            values.put(":ten", value(10));
        }
        UnaryOperator<QueryRequest.Builder> query = q -> q.keyConditionExpression(condition).expressionAttributeNames(
                Map.of("#at", "at")).expressionAttributeValues(values).limit(4);
        var wanted = List.of(expected.split(" "));

        assertThat(all(q -> query.apply(q), "at")).isEqualTo(wanted);
        assertThat(all(q -> query.apply(q).scanIndexForward(false), "at")).isEqualTo(wanted.reversed());
    }

    @Test
    void beginsWithFindsThePrefixOnly() {
        SampleTables.create(engine, SampleTables.indexed("texts").attributeDefinitions(SampleTables.attribute("id",
                ScalarAttributeType.S),
                SampleTables.attribute("at", ScalarAttributeType.S), SampleTables.attribute("kind",
                        ScalarAttributeType.S), SampleTables.attribute("rank", ScalarAttributeType.N)));
        for (var at : List.of("a", "ab", "abc", "ab\0", "b", "a\uFFFF")) {
            engine.put("texts", item("id", "x", "at", at));
        }

        var found = query(q -> q.tableName("texts").keyConditionExpression("id = :x AND begins_with(#at, :ab)")
                .expressionAttributeNames(Map.of("#at", "at")).expressionAttributeValues(item(":x", "x", ":ab", "ab")));

        assertThat(found.items()).extracting(i -> i.get("at").s()).containsExactly("ab", "ab\0", "abc");
    }

    @Test
    void globalIndexesOrderByTheirOwnKeys() {
        UnaryOperator<QueryRequest.Builder> query = q -> q.indexName("byKind").keyConditionExpression("kind = :even")
                .expressionAttributeValues(item(":even", "even")).limit(3);

        assertThat(all(query, "at")).containsExactly("12", "10", "8", "6", "4", "2", "0", "-2");
        engine.put("jobs", item("id", "a", "at", 4, "kind", "odd", "rank", -4));
        assertThat(all(query, "at")).containsExactly("12", "10", "8", "6", "2", "0", "-2");
    }

    @Test
    void indexesShowWhatTheyProject() {
        var keysOnly = query(q -> q.indexName("keysByKind").keyConditionExpression("kind = :k")
                .expressionAttributeValues(item(":k", "odd")).limit(1)).items().getFirst();
        UnaryOperator<QueryRequest.Builder> local = q -> q.indexName("byRank").keyConditionExpression("id = :a")
                .expressionAttributeValues(item(":a", "a")).limit(1);

        assertThat(keysOnly).containsOnlyKeys("id", "at", "kind");
        assertThat(query(local).items().getFirst()).containsOnlyKeys("id", "at", "rank", "note");
        assertThat(query(q -> local.apply(q).select(Select.ALL_ATTRIBUTES)).items().getFirst()).containsKey("extra");
        assertThat(query(q -> local.apply(q).projectionExpression("extra")).items().getFirst()).containsOnlyKeys(
                "extra");
        Refusal.message(() -> query(q -> q.indexName("keysByKind").keyConditionExpression("kind = :k")
                .expressionAttributeValues(item(":k", "odd")).projectionExpression("note"))).isEqualTo(
                        "One or more parameter values were invalid: Global secondary index keysByKind does not project "
                                + "[note]");
    }

    @Test
    void limitsCountBeforeTheFilter() {
        var page = query(q -> q.keyConditionExpression("id = :a").filterExpression("kind = :even AND #r < :zero")
                .expressionAttributeNames(Map.of("#r", "rank"))
                .expressionAttributeValues(item(":a", "a", ":even", "even", ":zero", 0)).limit(6)
                .returnConsumedCapacity(
                        ReturnConsumedCapacity.TOTAL));

        assertThat(page.count()).isEqualTo(1);
        assertThat(page.scannedCount()).isEqualTo(6);
        assertThat(page.items()).extracting(i -> i.get("at").n()).containsExactly("2");
        assertThat(page.lastEvaluatedKey()).isEqualTo(item("id", "a", "at", 3));
        assertThat(page.consumedCapacity().capacityUnits()).isEqualTo(0.5);
    }

    @Test
    void countsCarryNoItems() {
        var counted = query(q -> q.keyConditionExpression("id = :a").expressionAttributeValues(item(":a", "a")).select(
                Select.COUNT));

        assertThat(counted.count()).isEqualTo(15);
        assertThat(counted.hasItems()).isFalse();
        assertThat(counted.hasLastEvaluatedKey()).isFalse();
    }

    @Test
    void pagesEndAtOneMegabyte() {
        for (int i = 0; i < 5; i++) {
            engine.put("jobs", item("id", "big", "at", i, "blob", "x".repeat(300 * 1024)));
        }

        var page = query(q -> q.keyConditionExpression("id = :b").expressionAttributeValues(item(":b", "big")));

        assertThat(page.count()).isEqualTo(4);
        assertThat(page.lastEvaluatedKey()).isEqualTo(item("id", "big", "at", 3));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            #at = :one | Query condition missed key schema element: id
            id > :a | Query key condition not supported
            id = :one | One or more parameter values were invalid: Condition parameter type does not match schema type
            id = :a AND kind = :a | Query condition missed key schema element: at
            id = :a AND #at = :one AND kind = :a | Conditions can be of length 1 or 2 only
            id = :empty | One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: id
            """)
    void wrongKeyConditionsAreRefused(String condition, String message) {
        var values = new HashMap<>(item(":a", "a", ":one", 1, ":empty", ""));
        values.keySet().removeIf(name -> !condition.contains(name));

        Refusal.message(() -> query(q -> {
            var built = q.keyConditionExpression(condition).expressionAttributeValues(values);
            return condition.contains("#at") ? built.expressionAttributeNames(Map.of("#at", "at")) : built;
        })).isEqualTo(message);
    }

    @Test
    void wrongQueriesAreRefused() {
        UnaryOperator<QueryRequest.Builder> byId = q -> q.keyConditionExpression("id = :a").expressionAttributeValues(
                item(":a", "a"));

        assertRefused(q -> byId.apply(q).filterExpression("id <> :a"),
                "Filter Expression can only contain non-primary key attributes: Primary key attribute: id");
        assertRefused(q -> byId.apply(q).indexName("nope"), "The table does not have the specified index: nope");
        assertRefused(q -> byId.apply(q).limit(0),
                "1 validation error detected: Value '0' at 'limit' failed to satisfy "
                        + "constraint: Member must have value greater than or equal to 1");
        assertRefused(q -> byId.apply(q).exclusiveStartKey(item("id", "a")), "The provided starting key is invalid");
        assertRefused(q -> byId.apply(q).exclusiveStartKey(item("id", "b", "at", 1)),
                "The provided starting key is outside query boundaries based on provided conditions");
        assertRefused(q -> q.indexName("byKind").consistentRead(true).keyConditionExpression("kind = :a")
                .expressionAttributeValues(item(":a", "a")),
                "Consistent reads are not supported on global secondary indexes");
        assertRefused(q -> q, "Either the KeyConditions or KeyConditionExpression parameter must be specified in the "
                + "request.");
    }

    @Test
    void tablesMadeBeforeScansHadDynamoDbsOrderAreReadAsTheyLie() {
        SampleTables.create(engine, SampleTables.indexed("old"));
        var definitions = engine.store().map("dynamodb.tables", TableDefinition.class);
        var made = definitions.get("old").orElseThrow();
        engine.store().write(() -> definitions.put("old", new TableDefinition(made.name(), made.id(), made.created(),
                made.attributes(), made.keys(), made.indexes(), made.billing(), made.options(), 0)));
        engine.restart();
        engine.put("old", item("id", "a", "at", 1, "kind", "k", "rank", 1));
        engine.restart();

        assertThat(engine.get("old", item("id", "a", "at", 1)).hasItem()).isTrue();
        assertThat(engine.call(QueryRequest.builder().tableName("old").indexName("byKind").keyConditionExpression(
                "kind = :k").expressionAttributeValues(item(":k", "k")).build(), QueryResponse.class).count())
                .isEqualTo(1);
    }

    @Test
    void segmentsOfAScanAreDisjointAndComplete() {
        SampleTables.create(engine, SampleTables.simple("many"));
        for (int i = 0; i < 200; i++) {
            engine.put("many", item("id", "row" + i));
        }

        var seen = new ArrayList<String>();
        for (int segment = 0; segment < 7; segment++) {
            seen.addAll(scan("many", segment));
        }

        assertThat(seen).hasSize(200);
        assertThat(new HashSet<>(seen)).hasSize(200);
    }

    private List<String> scan(String table, int segment) {
        var ids = new ArrayList<String>();
        Map<String, AttributeValue> after = Map.of();
        do {
            var page = engine.call(ScanRequest.builder().tableName(table).segment(segment).totalSegments(7).limit(5)
                    .exclusiveStartKey(after.isEmpty() ? null : after).build(), ScanResponse.class);
            page.items().forEach(i -> ids.add(i.get("id").s()));
            after = page.lastEvaluatedKey();
        } while (!after.isEmpty());
        return ids;
    }

    private void assertRefused(UnaryOperator<QueryRequest.Builder> query, String message) {
        Refusal.message(() -> query(query)).isEqualTo(message);
    }

    private QueryResponse query(UnaryOperator<QueryRequest.Builder> query) {
        return engine.call(query.apply(QueryRequest.builder().tableName("jobs")).build(), QueryResponse.class);
    }

    /** The numbers of one attribute of all items, page by page. */
    private List<String> all(UnaryOperator<QueryRequest.Builder> query, String attribute) {
        var found = new ArrayList<String>();
        Map<String, AttributeValue> after = Map.of();
        do {
            var start = after.isEmpty() ? null : after;
            var page = query(q -> query.apply(q).exclusiveStartKey(start));
            page.items().forEach(i -> found.add(i.get(attribute).n()));
            after = page.lastEvaluatedKey();
        } while (!after.isEmpty());
        return found;
    }
}
