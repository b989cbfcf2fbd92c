package dev.signalbox.localcloud.service.dynamodb.data;

import dev.signalbox.localcloud.service.dynamodb.table.Claims;
import dev.signalbox.localcloud.service.dynamodb.table.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Deletes the items whose time to live is over. */
public final class ExpiredItems {
    private static final int AT_ONCE = 100;
    /** DynamoDB leaves items alone that expired longer ago than this: the value is probably no point in time. */
    private static final Duration LONG_AGO = Duration.ofDays(5 * 365);

    private final DataContext data;

    public ExpiredItems(DataContext data) {
        this.data = data;
    }

    public void deleteAll() {
        for (var table : data.tables().all()) {
            if (table.definition().options().expiry().isPresent()) {
                delete(table);
            }
        }
    }

    private void delete(Table table) {
        var now = data.time().now();
        int deleted;
        do {
            deleted = deleteSome(table, now);
        } while (deleted == AT_ONCE);
    }

    private int deleteSome(Table table, Instant now) {
        var keys = data.isolation().read(table, () -> table.expired(now.minus(LONG_AGO), now, AT_ONCE)).stream().map(
                item -> table.keyRules().ofKeyIn(item)).toList();
        if (keys.isEmpty()) {
            return 0;
        }
        var claims = new Claims();
        keys.forEach(key -> claims.and(table, key));
        return data.isolation().write(claims, () -> deleteClaimed(table, keys, now));
    }

    /** The items may have been given more time since they were found. */
    private static int deleteClaimed(Table table, List<byte[]> keys, Instant now) {
        for (var key : keys) {
            var item = table.get(key);
            if (item.isPresent() && table.isExpired(item.get(), now)) {
                table.remove(key, Optional.of(item.get()));
            }
        }
        return keys.size();
    }
}
