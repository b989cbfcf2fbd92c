package dev.signalbox.localcloud.service.dynamodb.data;

import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.service.dynamodb.expression.Projection;
import dev.signalbox.localcloud.service.dynamodb.table.Claims;
import dev.signalbox.localcloud.service.dynamodb.table.Table;
import dev.signalbox.localcloud.service.dynamodb.value.Item;
import dev.signalbox.localcloud.service.dynamodb.value.ItemReader;
import dev.signalbox.localcloud.service.dynamodb.value.ItemSize;
import dev.signalbox.localcloud.service.dynamodb.value.ItemWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.Get;
import software.amazon.awssdk.services.dynamodb.model.ItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;

/** TransactGetItems: up to 100 items as they are at one moment. */
public final class TransactionReads {
    private final DataContext data;

    public TransactionReads(DataContext data) {
        this.data = data;
    }

    public void register(Operations operations) {
        operations.on(TransactGetItemsRequest.class, this::get);
    }

    private TransactGetItemsResponse get(TransactGetItemsRequest request) {
        var detail = CapacityDetail.read(request.returnConsumedCapacityAsString());
        var rows = rows(request.transactItems().stream().map(this::part).toList());
        var claims = new Claims();
        rows.forEach(r -> claims.and(r.part.table, r.key));
        var found = data.isolation().read(claims, () -> rows.stream().map(r -> r.part.table.get(r.key)).toList());
        var responses = new ArrayList<ItemResponse>();
        var usages = new LinkedHashMap<Table, Usage>();
        for (int i = 0; i < rows.size(); i++) {
            var part = rows.get(i).part;
            var item = found.get(i);
            responses.add(response(item, part));
            usages.computeIfAbsent(part.table, t -> new Usage(t.definition(), 2)).read(Optional.empty(), item.map(
                    ItemSize::of).orElse(0), true);
        }
        var response = TransactGetItemsResponse.builder().responses(responses);
        var consumed = usages.values().stream().flatMap(u -> u.consumed(detail).stream()).toList();
        if (!consumed.isEmpty()) {
            response.consumedCapacity(consumed);
        }
        return response.build();
    }

    /** What is asked, its expressions checked. */
    private record Part(Table table, Item key, Optional<Projection> projection) {}

    /** What is asked, with the row that it names. */
    private record Row(Part part, byte[] key) {}

    private Part part(TransactGetItem item) {
        Get get = item.get();
        var projection = ItemReads.projection(ItemReads.given(get.expressionAttributeNames(), get
                .projectionExpression(), false),
                List.of());
        var table = data.table(get.tableName());
        ItemReads.checkProjection(table.definition(), projection);
        return new Part(table, ItemReader.item(get.key()), projection);
    }

    private static List<Row> rows(List<Part> parts) {
        var rows = new ArrayList<Row>();
        var reasons = new ArrayList<CancellationReason>();
        for (var part : parts) {
            try {
                rows.add(new Row(part, part.table.keyRules().ofKey(part.key)));
                reasons.add(Cancellation.NONE);
            } catch (AwsServiceException e) {
                reasons.add(Cancellation.reason(e));
            }
        }
        Cancellation.throwIfAny(reasons);
        return rows;
    }

    private static ItemResponse response(Optional<Item> item, Part part) {
        var response = ItemResponse.builder();
        item.map(i -> ItemWriter.attributes(ItemReads.projected(i, part.projection))).ifPresent(response::item);
        return response.build();
    }
}
