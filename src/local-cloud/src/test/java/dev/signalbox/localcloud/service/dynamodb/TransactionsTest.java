package dev.signalbox.localcloud.service.dynamodb;

import static dev.signalbox.localcloud.service.dynamodb.Engine.item;
import static dev.signalbox.localcloud.service.dynamodb.Engine.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.localcloud.runtime.ServiceError;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

final class TransactionsTest {
    @TempDir Path folder;
    private Engine engine;

    @BeforeEach
    void start() {
        engine = new Engine(folder);
        SampleTables.create(engine, SampleTables.simple("left"));
        SampleTables.create(engine, SampleTables.simple("right"));
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void allWritesAreMadeOrNone() {
        engine.put("left", item("id", "a", "n", 1));

        transact(add("left", "a", 5), put("right", "b"));
        var refusal = (TransactionCanceledException) Refusal.of(() -> transact(put("left", "new"),
                TransactWriteItem.builder().conditionCheck(c -> c.tableName("right").key(item("id", "b"))
                        .conditionExpression("attribute_not_exists(id)").returnValuesOnConditionCheckFailure("ALL_OLD"))
                        .build(), TransactWriteItem.builder().update(u -> u.tableName("left").key(item("id", "a"))
                                .updateExpression("SET n = absent")).build()));

        assertThat(engine.get("left", item("id", "a")).item()).containsEntry("n", value(6));
        assertThat(engine.get("left", item("id", "new")).hasItem()).isFalse();
        assertThat(ServiceError.messageOf(refusal)).isEqualTo(
                "Transaction cancelled, please refer cancellation reasons "
                        + "for specific reasons [None, ConditionalCheckFailed, ValidationError]");
        assertThat(refusal.cancellationReasons().get(1).item()).isEqualTo(item("id", "b"));
        assertThat(refusal.cancellationReasons().get(2).message()).isEqualTo(
                "The provided expression refers to an attribute that does not exist in the item");
    }

    @Test
    void oneItemTakesOneWrite() {
        Refusal.message(() -> transact(put("left", "a"), add("left", "a", 1))).isEqualTo(
                "Transaction request cannot include multiple operations on one item");
        Refusal.message(() -> transact(Collections.nCopies(101, put("left", "a")).toArray(TransactWriteItem[]::new)))
                .contains("Member must have length less than or equal to 100");
    }

    @Test
    void aRepeatedTokenDoesNothingForTenMinutes() {
        UnaryOperator<TransactWriteItemsRequest.Builder> request = t -> t.clientRequestToken("once").transactItems(add(
                "left", "a", 5)).returnConsumedCapacity(ReturnConsumedCapacity.TOTAL);

        var first = transact(request);
        engine.restart();
        var again = transact(request);

        assertThat(engine.get("left", item("id", "a")).item()).containsEntry("n", value(5));
        assertThat(first.consumedCapacity().getFirst().capacityUnits()).isEqualTo(2);
        assertThat(again.consumedCapacity().getFirst().capacityUnits()).isEqualTo(2);
        assertThat(ServiceError.codeOf(Refusal.of(() -> transact(t -> request.apply(t).transactItems(add("left", "a",
                6)))))).isEqualTo("IdempotentParameterMismatchException");

        engine.time.advance(Duration.ofMinutes(11));
        transact(request);
        assertThat(engine.get("left", item("id", "a")).item()).containsEntry("n", value(10));
    }

    @Test
    void aTokenKnowsLongBinaryValuesApart() {
        transact(t -> t.clientRequestToken("once").transactItems(blob(0)));

        assertThat(ServiceError.codeOf(Refusal.of(() -> transact(t -> t.clientRequestToken("once").transactItems(blob(
                1)))))).isEqualTo("IdempotentParameterMismatchException");
    }

    private static TransactWriteItem blob(int last) {
        var bytes = new byte[5_000];
        bytes[4_999] = (byte) last;
        return TransactWriteItem.builder().put(p -> p.tableName("left").item(item("id", "a", "b", AttributeValue.fromB(
                SdkBytes.fromByteArray(bytes))))).build();
    }

    @Test
    void writersOfOneItemDoNotLoseUpdates() {
        inParallel(8, 25, _ -> engine.call(UpdateItemRequest.builder().tableName("left").key(item("id", "a"))
                .updateExpression("ADD n :one").expressionAttributeValues(item(":one", 1)).build(),
                UpdateItemResponse.class));

        assertThat(engine.get("left", item("id", "a")).item()).containsEntry("n", value(200));
    }

    @Test
    void transactionsAcrossTablesAreSeenWhole() {
        transact(add("left", "a", 0), add("right", "a", 0));

        inParallel(8, 20, worker -> {
            if (worker % 2 == 0) {
                transact(worker % 4 == 0 ? new TransactWriteItem[]{add("left", "a", 1), add("right", "a", -1)}
                        : new TransactWriteItem[]{add("right", "a", -1), add("left", "a", 1)});
            } else {
                var seen = read("left", "right").responses();
                int sum = seen.stream().mapToInt(r -> Integer.parseInt(r.item().get("n").n())).sum();
                assertThat(sum).isZero();
            }
        });

        assertThat(engine.get("left", item("id", "a")).item()).containsEntry("n", value(80));
    }

    /** Another service may call from inside a write of its own; that must not wait for writers who wait for it. */
    @Test
    void callsFromInsideAnotherWriteDoNotDeadlock() {
        inParallel(8, 25, worker -> {
            if (worker % 2 == 0) {
                engine.store().write(() -> transact(add("left", "a", 1), add("right", "a", 1)));
            } else {
                transact(add("right", "a", 1), add("left", "a", 1));
            }
        });

        assertThat(engine.get("left", item("id", "a")).item()).containsEntry("n", value(200));
    }

    @Test
    void batchesWriteAndReadManyItems() {
        var writes = IntStream.range(0, 25).mapToObj(i -> WriteRequest.builder().putRequest(p -> p.item(item("id", "r"
                + i))).build()).toList();
        batch(Map.of("left", writes));
        batch(Map.of("left", List.of(WriteRequest.builder().deleteRequest(d -> d.key(item("id", "r3"))).build()),
                "right", List.of(WriteRequest.builder().putRequest(p -> p.item(item("id", "x"))).build())));

        var got = engine.call(BatchGetItemRequest.builder().requestItems(Map.of("left", KeysAndAttributes.builder()
                .keys(
                        item("id", "r1"), item("id", "r3")).build(), "right", KeysAndAttributes.builder().keys(item(
                                "id", "x"))
                                .build())).build(), BatchGetItemResponse.class);

        assertThat(got.responses().get("left")).containsExactly(item("id", "r1"));
        assertThat(got.responses().get("right")).containsExactly(item("id", "x"));
        assertThat(got.unprocessedKeys()).isEmpty();
    }

    @Test
    void batchesHaveLimits() {
        var write = WriteRequest.builder().putRequest(p -> p.item(item("id", "a"))).build();
        Refusal.message(() -> batch(Map.of("left", List.of(write, write)))).isEqualTo(
                "Provided list of item keys contains duplicates");
        Refusal.message(() -> batch(Map.of("left", List.of(write), "arn:aws:dynamodb:local-1:000000000000:table/left",
                List.of(write)))).isEqualTo("Provided list of item keys contains duplicates");
        Refusal.message(() -> batch(Map.of("left", Collections.nCopies(25, write), "right", List.of(write)))).isEqualTo(
                "Too many items requested for the BatchWriteItem call");
        var keys = KeysAndAttributes.builder().keys(Collections.nCopies(60, item("id", "a"))).build();
        Refusal.message(() -> engine.call(BatchGetItemRequest.builder().requestItems(Map.of("left", keys, "right",
                keys)).build(), BatchGetItemResponse.class)).isEqualTo(
                        "Too many items requested for the BatchGetItem call");
    }

    private interface Step {
        void run(int worker);
    }

    private static void inParallel(int workers, int times, Step step) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<?>>();
            for (int worker = 0; worker < workers; worker++) {
                int number = worker;
                running.add(threads.submit(() -> IntStream.range(0, times).forEach(_ -> step.run(number))));
            }
            running.forEach(r -> assertThat(r).succeedsWithin(Duration.ofSeconds(30)));
        }
    }

    private TransactGetItemsResponse read(String... tables) {
        var items = List.of(tables).stream().map(table -> TransactGetItem.builder().get(g -> g.tableName(table).key(
                item(
                        "id", "a"))).build()).toList();
        return engine.call(TransactGetItemsRequest.builder().transactItems(items).build(),
                TransactGetItemsResponse.class);
    }

    private void batch(Map<String, List<WriteRequest>> writes) {
        engine.call(BatchWriteItemRequest.builder().requestItems(writes).build(), BatchWriteItemResponse.class);
    }

    private void transact(TransactWriteItem... items) {
        transact(t -> t.transactItems(items));
    }

    private TransactWriteItemsResponse transact(UnaryOperator<TransactWriteItemsRequest.Builder> request) {
        return engine.call(request.apply(TransactWriteItemsRequest.builder()).build(),
                TransactWriteItemsResponse.class);
    }

    private static TransactWriteItem add(String table, String id, int n) {
        return TransactWriteItem.builder().update(u -> u.tableName(table).key(item("id", id)).updateExpression(
                "ADD n :n").expressionAttributeValues(item(":n", n))).build();
    }

    private static TransactWriteItem put(String table, String id) {
        return TransactWriteItem.builder().put(p -> p.tableName(table).item(item("id", id))).build();
    }
}
