package dev.signalbox.localcloud.service.dynamodb.data;

import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.service.dynamodb.table.Claims;
import dev.signalbox.localcloud.service.dynamodb.table.Table;
import dev.signalbox.localcloud.service.dynamodb.value.Invalid;
import dev.signalbox.localcloud.service.dynamodb.value.ItemSize;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

/** TransactWriteItems: up to 100 writes that are made all or not at all. */
public final class TransactionWrites {
    private static final long MAX_BYTES = 4L * 1024 * 1024;

    private final DataContext data;
    private final RequestTokens tokens;

    public TransactionWrites(DataContext data, RequestTokens tokens) {
        this.data = data;
        this.tokens = tokens;
    }

    public void register(Operations operations) {
        operations.on(TransactWriteItemsRequest.class, this::write);
    }

    private TransactWriteItemsResponse write(TransactWriteItemsRequest request) {
        var detail = CapacityDetail.read(request.returnConsumedCapacityAsString());
        var writes = new TransactionParts(data, request).writes();
        if (RowWrite.anyTwice(writes)) {
            throw Invalid.request("Transaction request cannot include multiple operations on one item");
        }
        var claims = new Claims();
        writes.forEach(w -> claims.and(w.table(), w.key()));
        tokens.claim(claims, request);
        var response = TransactWriteItemsResponse.builder();
        var consumed = data.isolation().write(claims, () -> {
            if (tokens.isRepetition(request)) {
                return repeated(writes, detail);
            }
            var done = make(writes);
            tokens.remember(request);
            var metrics = Metrics.ofAll(done, request.returnItemCollectionMetricsAsString());
            if (!metrics.isEmpty()) {
                response.itemCollectionMetrics(metrics);
            }
            return consumed(done, detail);
        });
        if (!consumed.isEmpty()) {
            response.consumedCapacity(consumed);
        }
        return response.build();
    }

    private static List<RowWrite.Ready> make(List<RowWrite> writes) {
        var ready = new ArrayList<RowWrite.Ready>();
        var reasons = new ArrayList<CancellationReason>();
        for (var write : writes) {
            try {
                ready.add(write.prepare());
                reasons.add(Cancellation.NONE);
            } catch (AwsServiceException e) {
                reasons.add(Cancellation.reason(e));
            }
        }
        Cancellation.throwIfAny(reasons);
        checkSize(ready);
        ready.forEach(RowWrite.Ready::make);
        return ready;
    }

    private static void checkSize(List<RowWrite.Ready> ready) {
        long bytes = ready.stream().mapToLong(r -> r.after().map(ItemSize::of).orElse(0)).sum();
        if (bytes > MAX_BYTES) {
            throw Invalid.request(
                    "Collection size of items exceeded, which can also be caused by the aggregate size of "
                            + "the items in the transaction exceeding the 4 MB limit");
        }
    }

    private static List<ConsumedCapacity> consumed(List<RowWrite.Ready> done, CapacityDetail detail) {
        var usages = new LinkedHashMap<Table, Usage>();
        done.forEach(r -> usages.computeIfAbsent(r.write().table(), t -> new Usage(t.definition(), 2)).write(r.before(),
                r.after()));
        return usages.values().stream().flatMap(u -> u.consumed(detail).stream()).toList();
    }

    /** A repeated request only reads the rows. */
    private static List<ConsumedCapacity> repeated(List<RowWrite> writes, CapacityDetail detail) {
        var usages = new LinkedHashMap<Table, Usage>();
        writes.forEach(w -> usages.computeIfAbsent(w.table(), t -> new Usage(t.definition(), 2)).read(Optional.empty(),
                w.table().get(w.key()).map(ItemSize::of).orElse(0), true));
        return usages.values().stream().flatMap(u -> u.consumed(detail).stream()).toList();
    }
}
