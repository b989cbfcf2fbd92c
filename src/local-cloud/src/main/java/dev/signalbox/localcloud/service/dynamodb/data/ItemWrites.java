package dev.signalbox.localcloud.service.dynamodb.data;

import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.service.dynamodb.expression.Expressions;
import dev.signalbox.localcloud.service.dynamodb.expression.Projection;
import dev.signalbox.localcloud.service.dynamodb.expression.Update;
import dev.signalbox.localcloud.service.dynamodb.table.Claims;
import dev.signalbox.localcloud.service.dynamodb.value.Invalid;
import dev.signalbox.localcloud.service.dynamodb.value.Item;
import dev.signalbox.localcloud.service.dynamodb.value.ItemReader;
import dev.signalbox.localcloud.service.dynamodb.value.ItemWriter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** PutItem, UpdateItem and DeleteItem. */
public final class ItemWrites {
    private final DataContext data;

    public ItemWrites(DataContext data) {
        this.data = data;
    }

    public void register(Operations operations) {
        operations.on(PutItemRequest.class, this::put).on(UpdateItemRequest.class, this::update).on(
                DeleteItemRequest.class, this::delete);
    }

    private PutItemResponse put(PutItemRequest request) {
        new Legacy("PutItem").refuse("Expected", request.hasExpected(), "ConditionExpression").refuse(
                "ConditionalOperator", request.conditionalOperatorAsString() != null, "ConditionExpression");
        var detail = CapacityDetail.read(request.returnConsumedCapacityAsString());
        boolean showOld = onlyOld(request.returnValuesAsString());
        var item = ItemReader.item(request.item());
        var expressions = new Expressions(request.expressionAttributeNames(), request.expressionAttributeValues());
        var options = RowWrites.conditionOnly(expressions, request.conditionExpression(), request
                .returnValuesOnConditionCheckFailureAsString());
        var table = data.table(request.tableName());
        Metrics.refuse(table, request.returnItemCollectionMetricsAsString(), "PutItem");
        var done = make(RowWrites.put(table, item, options));
        var response = PutItemResponse.builder();
        done.before().filter(_ -> showOld).map(ItemWriter::attributes).ifPresent(response::attributes);
        consumed(done, detail).ifPresent(response::consumedCapacity);
        return response.build();
    }

    private DeleteItemResponse delete(DeleteItemRequest request) {
        new Legacy("DeleteItem").refuse("Expected", request.hasExpected(), "ConditionExpression").refuse(
                "ConditionalOperator", request.conditionalOperatorAsString() != null, "ConditionExpression");
        var detail = CapacityDetail.read(request.returnConsumedCapacityAsString());
        boolean showOld = onlyOld(request.returnValuesAsString());
        var key = ItemReader.item(request.key());
        var expressions = new Expressions(request.expressionAttributeNames(), request.expressionAttributeValues());
        var options = RowWrites.conditionOnly(expressions, request.conditionExpression(), request
                .returnValuesOnConditionCheckFailureAsString());
        var table = data.table(request.tableName());
        Metrics.refuse(table, request.returnItemCollectionMetricsAsString(), "DeleteItem");
        var done = make(RowWrites.delete(table, key, options));
        var response = DeleteItemResponse.builder();
        done.before().filter(_ -> showOld).map(ItemWriter::attributes).ifPresent(response::attributes);
        consumed(done, detail).ifPresent(response::consumedCapacity);
        return response.build();
    }

    private UpdateItemResponse update(UpdateItemRequest request) {
        new Legacy("UpdateItem").refuse("AttributeUpdates", request.hasAttributeUpdates(), "UpdateExpression").refuse(
                "Expected", request.hasExpected(), "ConditionExpression").refuse("ConditionalOperator", request
                        .conditionalOperatorAsString() != null, "ConditionExpression");
        var detail = CapacityDetail.read(request.returnConsumedCapacityAsString());
        var shown = Enums.read(request.returnValuesAsString(), "returnValues", List.of("NONE", "ALL_NEW", "UPDATED_OLD",
                "ALL_OLD", "UPDATED_NEW"));
        var key = ItemReader.item(request.key());
        var expressions = new Expressions(request.expressionAttributeNames(), request.expressionAttributeValues());
        var update = expressions.update(request.updateExpression());
        var options = RowWrites.conditionOnly(expressions, request.conditionExpression(), request
                .returnValuesOnConditionCheckFailureAsString());
        var table = data.table(request.tableName());
        Metrics.refuse(table, request.returnItemCollectionMetricsAsString(), "UpdateItem");
        var done = make(RowWrites.update(table, key, update, options));
        var response = UpdateItemResponse.builder();
        shownOf(shown, done, update).filter(item -> !item.isEmpty()).map(ItemWriter::attributes).ifPresent(
                response::attributes);
        consumed(done, detail).ifPresent(response::consumedCapacity);
        return response.build();
    }

    private static Optional<Item> shownOf(String shown, RowWrite.Ready done, Optional<Update> update) {
        var updated = new Projection(update.map(Update::paths).orElse(List.of()));
        return switch (shown) {
            case "ALL_NEW" -> done.after();
            case "ALL_OLD" -> done.before();
            case "UPDATED_NEW" -> done.after().map(updated::of);
            case "UPDATED_OLD" -> done.before().map(updated::of);
            default -> Optional.empty();
        };
    }

    private RowWrite.Ready make(RowWrite write) {
        return data.isolation().write(Claims.row(write.table(), write.key()), () -> {
            var ready = write.prepare();
            ready.make();
            return ready;
        });
    }

    private static Optional<ConsumedCapacity> consumed(RowWrite.Ready done, CapacityDetail detail) {
        var usage = new Usage(done.write().table().definition(), 1);
        if (detail != CapacityDetail.NONE) {
            usage.write(done.before(), done.after());
        }
        return usage.consumed(detail);
    }

    private static boolean onlyOld(@Nullable String returnValues) {
        var shown = Enums.read(returnValues, "returnValues", List.of("NONE", "ALL_NEW", "UPDATED_OLD", "ALL_OLD",
                "UPDATED_NEW"));
        if (!shown.equals("NONE") && !shown.equals("ALL_OLD")) {
            throw Invalid.request("ReturnValues can only be ALL_OLD or NONE");
        }
        return shown.equals("ALL_OLD");
    }
}
