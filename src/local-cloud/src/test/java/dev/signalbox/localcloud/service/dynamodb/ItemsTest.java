package dev.signalbox.localcloud.service.dynamodb;

import static dev.signalbox.localcloud.service.dynamodb.Engine.item;
import static dev.signalbox.localcloud.service.dynamodb.Engine.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.localcloud.runtime.ServiceError;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

final class ItemsTest {
    @TempDir Path folder;
    private Engine engine;

    @BeforeEach
    void start() {
        engine = new Engine(folder);
        SampleTables.create(engine, SampleTables.indexed("jobs"));
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void putReplacesTheWholeItemAndShowsTheOldOne() {
        engine.put("jobs", item("id", "a", "at", 1, "note", "first"));

        var put = put(p -> p.item(item("id", "a", "at", 1, "other", true)).returnValues(ReturnValue.ALL_OLD));

        assertThat(put.attributes()).isEqualTo(item("id", "a", "at", 1, "note", "first"));
        assertThat(engine.get("jobs", item("id", "a", "at", 1)).item()).isEqualTo(item("id", "a", "at", 1, "other",
                true));
    }

    @Test
    void aFailedConditionChangesNothing() {
        engine.put("jobs", item("id", "a", "at", 1, "note", "first"));

        var refusal = Refusal.of(() -> put(p -> p.item(item("id", "a", "at", 1)).conditionExpression("note <> :first")
                .expressionAttributeValues(item(":first", "first")).returnValuesOnConditionCheckFailure(
                        ReturnValuesOnConditionCheckFailure.ALL_OLD)));

        assertThat(refusal).isInstanceOf(ConditionalCheckFailedException.class);
        assertThat(((ConditionalCheckFailedException) refusal).item()).containsEntry("note", value("first"));
        assertThat(ServiceError.codeOf(refusal)).isEqualTo("ConditionalCheckFailedException");
        assertThat(engine.get("jobs", item("id", "a", "at", 1)).item()).containsKey("note");
    }

    @Test
    void keysOfItemsAreChecked() {
        assertPutRefused(item("id", "a"), "One or more parameter values were invalid: Missing the key at in the item");
        assertPutRefused(item("id", 1, "at", 1),
                "One or more parameter values were invalid: Type mismatch for key id expected: S actual: N");
        assertPutRefused(item("id", "", "at", 1),
                "One or more parameter values are not valid. The AttributeValue for a "
                        + "key attribute cannot contain an empty string value. Key: id");
        assertPutRefused(item("id", "x".repeat(2049), "at", 1), "One or more parameter values were invalid: Size of "
                + "hashkey has exceeded the maximum size limit of2048 bytes");
        assertPutRefused(item("id", "a", "at", 1, "kind", 5),
                "One or more parameter values were invalid: Type mismatch "
                        + "for Index Key kind Expected: S Actual: N IndexName: keysByKind");
        assertPutRefused(item("id", "a", "at", 1, "kind", ""), "One or more parameter values are not valid. A value "
                + "specified for a secondary index key is not supported. The AttributeValue for a key attribute cannot "
                + "contain an empty string value. IndexName: keysByKind, IndexKey: kind");
        for (var key : List.of(item("id", "a"), item("id", "a", "at", 1, "x", 1), item("id", "a", "at", "1"))) {
            Refusal.message(() -> engine.get("jobs", key)).isEqualTo(
                    "The provided key element does not match the schema");
        }
    }

    @Test
    void itemsMayNotGrowTooLarge() {
        assertPutRefused(item("id", "a", "at", 1, "big", "x".repeat(400 * 1024)),
                "Item size has exceeded the maximum allowed size");
        engine.put("jobs", item("id", "a", "at", 1, "big", "x".repeat(300 * 1024)));

        Refusal.message(() -> update(u -> u.key(item("id", "a", "at", 1)).updateExpression("SET more = big")))
                .isEqualTo("Item size to update has exceeded the maximum allowed size");
    }

    @Test
    void updateMakesAnItemThatIsNotThere() {
        var made = update(u -> u.key(item("id", "a", "at", 1)).updateExpression("ADD n :one").expressionAttributeValues(
                item(":one", 1)).returnValues(ReturnValue.ALL_NEW));
        var keyOnly = update(u -> u.key(item("id", "b", "at", 1)).returnValues(ReturnValue.ALL_OLD));

        assertThat(made.attributes()).isEqualTo(item("id", "a", "at", 1, "n", 1));
        assertThat(keyOnly.hasAttributes()).isFalse();
        assertThat(engine.get("jobs", item("id", "b", "at", 1)).item()).isEqualTo(item("id", "b", "at", 1));
    }

    @Test
    void updateShowsWhatWasAskedFor() {
        var key = item("id", "a", "at", 1);
        engine.put("jobs", item("id", "a", "at", 1, "m", AttributeValue.fromM(item("x", 1, "y", 2)), "gone", "g"));
        UnaryOperator<UpdateItemRequest.Builder> change = u -> u.key(key).updateExpression("SET m.x = :n REMOVE gone")
                .expressionAttributeValues(item(":n", 9));

        var old = update(u -> change.apply(u).returnValues(ReturnValue.UPDATED_OLD));
        var now = update(u -> change.apply(u).returnValues(ReturnValue.UPDATED_NEW));

        assertThat(old.attributes()).isEqualTo(item("m", AttributeValue.fromM(item("x", 1)), "gone", "g"));
        assertThat(now.attributes()).isEqualTo(item("m", AttributeValue.fromM(item("x", 9))));
    }

    @Test
    void keysAreNotUpdated() {
        var key = item("id", "a", "at", 1);
        Refusal.message(() -> update(u -> u.key(key).updateExpression("SET id = :x").expressionAttributeValues(item(
                ":x", "b")))).isEqualTo("One or more parameter values were invalid: Cannot update attribute id. This "
                        + "attribute is part of the key");
        Refusal.message(() -> update(u -> u.key(key).updateExpression("SET kind.x = :x").expressionAttributeValues(item(
                ":x", "b")))).isEqualTo(
                        "Key attributes must be scalars; list random access '[]' and map lookup '.' are "
                                + "not allowed: IndexKey: kind");
        Refusal.message(() -> update(u -> u.key(key).updateExpression("SET kind = :x").expressionAttributeValues(item(
                ":x", 5)))).contains("Type mismatch for Index Key kind Expected: S Actual: N");
    }

    @Test
    void deleteShowsWhatItDeleted() {
        engine.put("jobs", item("id", "a", "at", 1, "note", "first"));
        var request = DeleteItemRequest.builder().tableName("jobs").key(item("id", "a", "at", 1)).returnValues(
                ReturnValue.ALL_OLD).build();

        assertThat(engine.call(request, DeleteItemResponse.class).attributes()).containsKey("note");
        assertThat(engine.call(request, DeleteItemResponse.class).hasAttributes()).isFalse();
    }

    @Test
    void getShowsTheAttributesAskedFor() {
        engine.put("jobs", item("id", "a", "at", 1, "note", "n", "state", "s"));

        var got = engine.call(GetItemRequest.builder().tableName("jobs").key(item("id", "a", "at", 1))
                .projectionExpression("#s, note, absent").expressionAttributeNames(Map.of("#s", "state")).build(),
                GetItemResponse.class);

        assertThat(got.item()).isEqualTo(item("state", "s", "note", "n"));
    }

    @Test
    void consumedCapacityFollowsSizes() {
        var put = put(p -> p.item(item("id", "a", "at", 1, "kind", "k", "big", "x".repeat(2000)))
                .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES)).consumedCapacity();
        var got = engine.call(GetItemRequest.builder().tableName("jobs").key(item("id", "a", "at", 1)).consistentRead(
                true).returnConsumedCapacity(ReturnConsumedCapacity.TOTAL).build(), GetItemResponse.class)
                .consumedCapacity();

        assertThat(put.table().capacityUnits()).isEqualTo(2);
        assertThat(put.globalSecondaryIndexes().get("keysByKind").capacityUnits()).isEqualTo(1);
        assertThat(put.capacityUnits()).isEqualTo(3);
        assertThat(got.capacityUnits()).isEqualTo(1);
        assertThat(got.table()).isNull();
    }

    @Test
    void wrongChoicesAreRefused() {
        Refusal.message(() -> put(p -> p.item(item("id", "a", "at", 1)).returnValues(ReturnValue.ALL_NEW))).isEqualTo(
                "ReturnValues can only be ALL_OLD or NONE");
        Refusal.message(() -> put(p -> p.item(item("id", "a", "at", 1)).returnConsumedCapacity("SOME"))).isEqualTo(
                "1 validation error detected: Value 'SOME' at 'returnConsumedCapacity' failed to satisfy constraint: "
                        + "Member must satisfy enum value set: [INDEXES, TOTAL, NONE]");
    }

    private void assertPutRefused(Map<String, AttributeValue> item, String message) {
        Refusal.message(() -> engine.put("jobs", item)).isEqualTo(message);
    }

    private PutItemResponse put(UnaryOperator<PutItemRequest.Builder> request) {
        return engine.call(request.apply(PutItemRequest.builder().tableName("jobs")).build(), PutItemResponse.class);
    }

    private UpdateItemResponse update(UnaryOperator<UpdateItemRequest.Builder> request) {
        return engine.call(request.apply(UpdateItemRequest.builder().tableName("jobs")).build(),
                UpdateItemResponse.class);
    }
}
