package dev.signalbox.localcloud.service.dynamodb.data;

import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.service.dynamodb.expression.ExpressionKind;
import dev.signalbox.localcloud.service.dynamodb.expression.GivenExpressions;
import dev.signalbox.localcloud.service.dynamodb.expression.Projection;
import dev.signalbox.localcloud.service.dynamodb.table.TableDefinition;
import dev.signalbox.localcloud.service.dynamodb.value.Item;
import dev.signalbox.localcloud.service.dynamodb.value.ItemReader;
import dev.signalbox.localcloud.service.dynamodb.value.ItemSize;
import dev.signalbox.localcloud.service.dynamodb.value.ItemWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.util.DefaultSdkAutoConstructMap;
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
        var detail = CapacityDetail.read(request.returnConsumedCapacityAsString());
        var given = given(request.expressionAttributeNames(), request.projectionExpression(), request
                .hasAttributesToGet());
        var key = ItemReader.item(request.key());
        var projection = projection(given, request.attributesToGet());
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

    /** What a read that knows no expression but a projection was given. */
    static GivenExpressions given(Map<String, String> names, @Nullable String projection, boolean attributesToGet) {
        return new GivenExpressions(names, DefaultSdkAutoConstructMap.getInstance()).with(ExpressionKind.PROJECTION,
                projection).legacy("AttributesToGet", attributesToGet).checked();
    }

    static Optional<Projection> projection(GivenExpressions given, List<String> attributesToGet) {
        var attributes = Wanted.attributes(attributesToGet);
        var expressions = given.read();
        var wanted = attributes.orElseGet(() -> Wanted.expression(expressions));
        expressions.checkAllUsed();
        return wanted.projection();
    }

    static void checkProjection(TableDefinition table, Optional<Projection> projection) {
        projection.ifPresent(p -> KeyPaths.checkScalar(table, p.paths()));
    }

    static Item projected(Item item, Optional<Projection> projection) {
        return projection.map(p -> p.of(item)).orElse(item);
    }
}
