package dev.signalbox.lambda.csvbatch;

import dev.signalbox.transfer.RetryPolicy;
import dev.signalbox.transfer.TransferTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** What is known about orders, by their uuid. */
final class FinancialTable {
    /** DynamoDB's limit for one BatchGetItem. */
    private static final int BATCH = 100;
    private static final RetryPolicy UNPROCESSED = new RetryPolicy(8, Duration.ofMillis(50), Duration.ofSeconds(2));

    private final DynamoDbClient dynamo;
    private final String table;
    private final TransferTime time;

    FinancialTable(DynamoDbClient dynamo, String table, TransferTime time) {
        this.dynamo = dynamo;
        this.table = table;
        this.time = time;
    }

    /**
     * @param uuids each once
     * @return an entry for each uuid that is known
     */
    Map<String, Map<String, String>> find(List<String> uuids) throws InterruptedException {
        var found = new LinkedHashMap<String, Map<String, String>>();
        for (int from = 0; from < uuids.size(); from += BATCH) {
            var keys = uuids.subList(from, Math.min(from + BATCH, uuids.size())).stream()
                    .map(u -> Map.of("uuid", AttributeValue.fromS(u))).toList();
            for (var item : get(keys)) {
                found.put(text(item.get("uuid")), texts(item));
            }
        }
        return found;
    }

    private List<Map<String, AttributeValue>> get(List<Map<String, AttributeValue>> keys)
            throws InterruptedException {
        var items = new ArrayList<Map<String, AttributeValue>>();
        var left = Map.of(table, KeysAndAttributes.builder().keys(keys).build());
        for (int attempt = 1;; attempt++) {
            var now = left;
            var answer = dynamo.batchGetItem(b -> b.requestItems(now));
            items.addAll(answer.responses().getOrDefault(table, List.of()));
            left = answer.unprocessedKeys();
            if (left.isEmpty()) {
                return items;
            }
            if (attempt == UNPROCESSED.attempts()) {
                throw new IllegalStateException("DynamoDB throttles");
            }
            time.sleep(UNPROCESSED.pauseAfter(attempt, time.random()));
        }
    }

    private static Map<String, String> texts(Map<String, AttributeValue> item) {
        var texts = new LinkedHashMap<String, String>();
        texts.put("uuid", text(item.get("uuid")));
        Financials.NAMES.forEach(n -> texts.put(n, text(item.get(n))));
        return texts;
    }

    /** Numbers are texts in the API, as in the original. */
    private static String text(@Nullable AttributeValue value) {
        return Optional.ofNullable(value).map(v -> v.n() == null ? v.s() : v.n()).orElse("");
    }
}
