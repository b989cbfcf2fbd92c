package dev.signalbox.localcloud.service.dynamodb.data;

import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.service.dynamodb.expression.ExpressionKind;
import dev.signalbox.localcloud.service.dynamodb.expression.GivenExpressions;
import dev.signalbox.localcloud.service.dynamodb.expression.LegacyConditions;
import dev.signalbox.localcloud.service.dynamodb.expression.LegacyUpdates;
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
    private static final String EXPECTED = "Expected";
    private static final String JUNCTION = "ConditionalOperator";

    private final DataContext data;

    public ItemWrites(DataContext data) {
        this.data = data;
    }

    public void register(Operations operations) {
        operations.on(PutItemRequest.class, this::put).on(UpdateItemRequest.class, this::update).on(
                DeleteItemRequest.class, this::delete);
    }

    private PutItemResponse put(PutItemRequest request) {
        var junction = request.conditionalOperatorAsString();
        var given = new GivenExpressions(request.expressionAttributeNames(), request.expressionAttributeValues()).with(
                ExpressionKind.CONDITION, request.conditionExpression()).legacy(EXPECTED, request.hasExpected()).legacy(
                        JUNCTION, junction != null).checked();
        var item = ItemReader.item(request.item());
        boolean showOld = onlyOld(request.returnValuesAsString());
        RowWrites.checkSize(item);
        var expected = LegacyConditions.expected(request.expected(), junction);
        var options = RowWrites.conditionOnly(given.read(), request.returnValuesOnConditionCheckFailureAsString()).or(
                expected);
        var table = data.table(request.tableName());
        var done = make(RowWrites.put(table, item, options));
        var response = PutItemResponse.builder();
        done.before().filter(_ -> showOld).map(ItemWriter::attributes).ifPresent(response::attributes);
        consumed(done, request.returnConsumedCapacityAsString()).ifPresent(response::consumedCapacity);
        Metrics.of(done, request.returnItemCollectionMetricsAsString()).ifPresent(response::itemCollectionMetrics);
        return response.build();
    }

    private DeleteItemResponse delete(DeleteItemRequest request) {
        var junction = request.conditionalOperatorAsString();
        var given = new GivenExpressions(request.expressionAttributeNames(), request.expressionAttributeValues()).with(
                ExpressionKind.CONDITION, request.conditionExpression()).legacy(EXPECTED, request.hasExpected()).legacy(
                        JUNCTION, junction != null).checked();
        var key = ItemReader.item(request.key());
        boolean showOld = onlyOld(request.returnValuesAsString());
        var expected = LegacyConditions.expected(request.expected(), junction);
        var options = RowWrites.conditionOnly(given.read(), request.returnValuesOnConditionCheckFailureAsString()).or(
                expected);
        var table = data.table(request.tableName());
        var done = make(RowWrites.delete(table, key, options));
        var response = DeleteItemResponse.builder();
        done.before().filter(_ -> showOld).map(ItemWriter::attributes).ifPresent(response::attributes);
        consumed(done, request.returnConsumedCapacityAsString()).ifPresent(response::consumedCapacity);
        Metrics.of(done, request.returnItemCollectionMetricsAsString()).ifPresent(response::itemCollectionMetrics);
        return response.build();
    }

    private UpdateItemResponse update(UpdateItemRequest request) {
        var given = given(request);
        var key = ItemReader.item(request.key());
        Optional<Update> attributeUpdates = request.hasAttributeUpdates() ? Optional.of(LegacyUpdates.of(request
                .attributeUpdates())) : Optional.empty();
        var expected = LegacyConditions.expected(request.expected(), request.conditionalOperatorAsString());
        var expressions = given.read();
        var update = expressions.update().or(() -> attributeUpdates);
        var options = RowWrites.conditionOnly(expressions, request.returnValuesOnConditionCheckFailureAsString()).or(
                expected);
        var table = data.table(request.tableName());
        var done = make(RowWrites.update(table, key, update, options));
        var response = UpdateItemResponse.builder();
        shownOf(request.returnValuesAsString(), done, update).filter(item -> !item.isEmpty()).map(
                ItemWriter::attributes).ifPresent(response::attributes);
        consumed(done, request.returnConsumedCapacityAsString()).ifPresent(response::consumedCapacity);
        Metrics.of(done, request.returnItemCollectionMetricsAsString()).ifPresent(response::itemCollectionMetrics);
        return response.build();
    }

    private static GivenExpressions given(UpdateItemRequest request) {
        return new GivenExpressions(request.expressionAttributeNames(), request.expressionAttributeValues()).with(
                ExpressionKind.UPDATE, request.updateExpression()).with(ExpressionKind.CONDITION, request
                        .conditionExpression()).legacy("AttributeUpdates", request.hasAttributeUpdates()).legacy(
                                EXPECTED, request.hasExpected()).legacy(JUNCTION, request
                                        .conditionalOperatorAsString() != null).checked();
    }

    private static Optional<Item> shownOf(@Nullable String shown, RowWrite.Ready done, Optional<Update> update) {
        var updated = new Projection(update.map(Update::paths).orElse(List.of()));
        return switch (shown) {
            case "ALL_NEW" -> done.after();
            case "ALL_OLD" -> done.before();
            case "UPDATED_NEW" -> done.after().filter(_ -> update.isPresent()).map(updated::of);
            case "UPDATED_OLD" -> done.before().filter(_ -> update.isPresent()).map(updated::of);
            case null, default -> Optional.empty();
        };
    }

    private RowWrite.Ready make(RowWrite write) {
        return data.isolation().write(Claims.row(write.table(), write.key()), () -> {
            var ready = write.prepare();
            ready.make();
            return ready;
        });
    }

    private static Optional<ConsumedCapacity> consumed(RowWrite.Ready done, @Nullable String asked) {
        var detail = CapacityDetail.read(asked);
        var usage = new Usage(done.write().table().definition(), 1);
        if (detail != CapacityDetail.NONE) {
            usage.write(done.before(), done.after());
        }
        return usage.consumed(detail);
    }

    private static boolean onlyOld(@Nullable String returnValues) {
        if (returnValues != null && !returnValues.equals("NONE") && !returnValues.equals("ALL_OLD")) {
            throw Invalid.request("ReturnValues can only be ALL_OLD or NONE");
        }
        return "ALL_OLD".equals(returnValues);
    }
}
