package dev.signalbox.localcloud.service.dynamodb.data;

import dev.signalbox.localcloud.service.dynamodb.expression.ExpressionKind;
import dev.signalbox.localcloud.service.dynamodb.expression.Expressions;
import dev.signalbox.localcloud.service.dynamodb.expression.GivenExpressions;
import dev.signalbox.localcloud.service.dynamodb.expression.Update;
import dev.signalbox.localcloud.service.dynamodb.table.Table;
import dev.signalbox.localcloud.service.dynamodb.value.Invalid;
import dev.signalbox.localcloud.service.dynamodb.value.ItemReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * Reads the writes of a transaction. Wrong expressions refuse the request; keys and items that do not fit their table
 * cancel the transaction, with a reason for each.
 */
final class TransactionParts {
    private final DataContext data;
    private final TransactWriteItemsRequest request;

    TransactionParts(DataContext data, TransactWriteItemsRequest request) {
        this.data = data;
        this.request = request;
    }

    List<RowWrite> writes() {
        var suppliers = request.transactItems().stream().map(this::part).toList();
        var writes = new ArrayList<RowWrite>();
        var reasons = new ArrayList<CancellationReason>();
        for (var supplier : suppliers) {
            try {
                writes.add(supplier.get());
                reasons.add(Cancellation.NONE);
            } catch (AwsServiceException e) {
                reasons.add(Cancellation.reason(e));
            }
        }
        Cancellation.throwIfAny(reasons);
        return writes;
    }

    private Supplier<RowWrite> part(TransactWriteItem item) {
        var put = item.put();
        var update = item.update();
        var delete = item.delete();
        var check = item.conditionCheck();
        if (Stream.of(put, update, delete, check).filter(Objects::nonNull).count() > 1) {
            throw Invalid.request("TransactItems can only contain one of Check, Put, Update or Delete");
        }
        if (put != null) {
            return put(put);
        }
        if (update != null) {
            return update(update);
        }
        if (delete != null) {
            return delete(delete);
        }
        if (check != null) {
            return check(check);
        }
        throw Invalid.request(
                "The action or operation requested is invalid. Verify that the action is typed correctly.");
    }

    private Supplier<RowWrite> put(Put put) {
        var item = ItemReader.item(put.item());
        var expressions = expressions(put.expressionAttributeNames(), put.expressionAttributeValues(), null, put
                .conditionExpression());
        var options = RowWrites.conditionOnly(expressions, put
                .returnValuesOnConditionCheckFailureAsString());
        var table = table(put.tableName());
        return () -> {
            RowWrites.checkSize(item);
            return RowWrites.put(table, item, options);
        };
    }

    private Supplier<RowWrite> update(software.amazon.awssdk.services.dynamodb.model.Update update) {
        var key = ItemReader.item(update.key());
        var expressions = expressions(update.expressionAttributeNames(), update.expressionAttributeValues(), update
                .updateExpression(), update.conditionExpression());
        Optional<Update> parsed = expressions.update();
        var options = RowWrites.conditionOnly(expressions, update
                .returnValuesOnConditionCheckFailureAsString());
        var table = table(update.tableName());
        return () -> RowWrites.update(table, key, parsed, options);
    }

    private Supplier<RowWrite> delete(Delete delete) {
        var key = ItemReader.item(delete.key());
        var expressions = expressions(delete.expressionAttributeNames(), delete.expressionAttributeValues(), null,
                delete.conditionExpression());
        var options = RowWrites.conditionOnly(expressions, delete
                .returnValuesOnConditionCheckFailureAsString());
        var table = table(delete.tableName());
        return () -> RowWrites.delete(table, key, options);
    }

    private Supplier<RowWrite> check(ConditionCheck check) {
        var key = ItemReader.item(check.key());
        var expressions = expressions(check.expressionAttributeNames(), check.expressionAttributeValues(), null, check
                .conditionExpression());
        var options = RowWrites.conditionOnly(expressions, check
                .returnValuesOnConditionCheckFailureAsString());
        var table = table(check.tableName());
        return () -> RowWrites.check(table, key, options);
    }

    private static Expressions expressions(Map<String, String> names, Map<String, AttributeValue> values,
            @Nullable String update, @Nullable String condition) {
        var given = new GivenExpressions(names, values);
        if (update != null) {
            given.with(ExpressionKind.UPDATE, update);
        }
        return given.with(ExpressionKind.CONDITION, condition).checked().read();
    }

    private Table table(@Nullable String name) {
        return data.table(name);
    }
}
