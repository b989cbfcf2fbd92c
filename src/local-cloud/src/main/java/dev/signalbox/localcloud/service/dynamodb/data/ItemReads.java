package dev.signalbox.localcloud.service.dynamodb.data;

import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.service.dynamodb.expression.Expressions;
import dev.signalbox.localcloud.service.dynamodb.expression.Projection;
import dev.signalbox.localcloud.service.dynamodb.table.TableDefinition;
import dev.signalbox.localcloud.service.dynamodb.value.Item;
import dev.signalbox.localcloud.service.dynamodb.value.ItemReader;
import dev.signalbox.localcloud.service.dynamodb.value.ItemSize;
import dev.signalbox.localcloud.service.dynamodb.value.ItemWriter;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.util.DefaultSdkAutoConstructMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

/** GetItem. */
public final class ItemReads {
    private final DataContext data;

    public ItemReads(DataContext data) {
        this.data = data;
    }

    public void register(Operations operations) {
        operations.on(GetItemRequest.class, this::get);
    }

    private GetItemResponse get(GetItemRequest request) {
        new Legacy("GetItem").refuse("AttributesToGet", request.hasAttributesToGet(), "ProjectionExpression");
        var detail = CapacityDetail.read(request.returnConsumedCapacityAsString());
        var key = ItemReader.item(request.key());
        var projection = projection(request.expressionAttributeNames(), request.projectionExpression());
        var table = data.table(request.tableName());
        checkProjection(table.definition(), projection);
        var rowKey = table.keyRules().ofKey(key);
        var item = data.isolation().read(table, () -> table.get(rowKey));
        var usage = new Usage(table.definition(), 1);
        usage.read(Optional.empty(), item.map(ItemSize::of).orElse(0), Boolean.TRUE.equals(request.consistentRead()));
        var response = GetItemResponse.builder();
        item.map(found -> projected(found, projection)).map(ItemWriter::attributes).ifPresent(response::item);
        usage.consumed(detail).ifPresent(response::consumedCapacity);
        return response.build();
    }

    /** A projection whose placeholders are only its own. */
    static Optional<Projection> projection(Map<String, String> names, @Nullable String text) {
        var expressions = new Expressions(names, DefaultSdkAutoConstructMap.<String, AttributeValue>getInstance());
        var projection = expressions.projection(text);
        expressions.checkAllUsed();
        return projection;
    }

    static void checkProjection(TableDefinition table, Optional<Projection> projection) {
        projection.ifPresent(p -> KeyPaths.checkScalar(table, p.paths()));
    }

    static Item projected(Item item, Optional<Projection> projection) {
        return projection.map(p -> p.of(item)).orElse(item);
    }
}
