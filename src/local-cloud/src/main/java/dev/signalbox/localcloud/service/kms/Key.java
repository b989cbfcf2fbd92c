package dev.signalbox.localcloud.service.kms;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A key without its material.
 *
 * @param awsManaged made by a service on its own account, such as the one behind {@code alias/aws/sns}
 * @param deletion when it will be deleted, if that was asked for
 * @param rotationDays how often its material would change on AWS; empty when rotation is off. Here it never changes.
 */
record Key(String id, String arn, Instant created, String description, boolean awsManaged, boolean enabled,
        Optional<Instant> deletion, Optional<Integer> rotationDays, String policy, Map<String, String> tags) {
    Key {
        tags = new TreeMap<>(tags);
    }

    /** As AWS names it. */
    String state() {
        if (deletion.isPresent()) {
            return "PendingDeletion";
        }
        return enabled ? "Enabled" : "Disabled";
    }

    Key withEnabled(boolean now) {
        return new Key(id, arn, created, description, awsManaged, now, deletion, rotationDays, policy, tags);
    }

    /** A key that is no longer to be deleted stays disabled. */
    Key withDeletion(Optional<Instant> when) {
        return new Key(id, arn, created, description, awsManaged, false, when, rotationDays, policy, tags);
    }

    Key withRotation(Optional<Integer> days) {
        return new Key(id, arn, created, description, awsManaged, enabled, deletion, days, policy, tags);
    }

    Key withPolicy(String changed) {
        return new Key(id, arn, created, description, awsManaged, enabled, deletion, rotationDays, changed, tags);
    }

    Key withTags(Map<String, String> changed) {
        return new Key(id, arn, created, description, awsManaged, enabled, deletion, rotationDays, policy, changed);
    }

    Key withDescription(String changed) {
        return new Key(id, arn, created, changed, awsManaged, enabled, deletion, rotationDays, policy, tags);
    }
}
