package dev.signalbox.localcloud.service.dynamodb.table;

import java.util.Map;
import java.util.Optional;

/**
 * Settings of a table that do not change what its rows are.
 *
 * @param expiry attribute that holds the second at which an item expires
 * @param recoveryDays how far back point-in-time recovery was asked to reach; empty when off
 * @param encryptionKey ARN of the KMS key; empty for the key that AWS owns
 */
public record TableOptions(Map<String, String> tags, Optional<String> expiry, Optional<Integer> recoveryDays,
        Optional<String> encryptionKey, boolean deletionProtected, Optional<String> tableClass) {

    public TableOptions withTags(Map<String, String> changed) {
        return new TableOptions(changed, expiry, recoveryDays, encryptionKey, deletionProtected, tableClass);
    }

    public TableOptions withExpiry(Optional<String> changed) {
        return new TableOptions(tags, changed, recoveryDays, encryptionKey, deletionProtected, tableClass);
    }

    public TableOptions withRecoveryDays(Optional<Integer> changed) {
        return new TableOptions(tags, expiry, changed, encryptionKey, deletionProtected, tableClass);
    }

    public TableOptions withEncryptionKey(Optional<String> changed) {
        return new TableOptions(tags, expiry, recoveryDays, changed, deletionProtected, tableClass);
    }

    public TableOptions withDeletionProtected(boolean changed) {
        return new TableOptions(tags, expiry, recoveryDays, encryptionKey, changed, tableClass);
    }

    public TableOptions withTableClass(Optional<String> changed) {
        return new TableOptions(tags, expiry, recoveryDays, encryptionKey, deletionProtected, changed);
    }
}
