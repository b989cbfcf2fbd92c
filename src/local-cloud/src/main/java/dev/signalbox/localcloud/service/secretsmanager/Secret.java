package dev.signalbox.localcloud.service.secretsmanager;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A secret as it is kept.
 *
 * @param deletion when it will be gone, once it is to be deleted
 * @param versions by their ids, the oldest first
 * @param stages labels, and the version that has each
 */
record Secret(String name, String arn, Optional<String> description, Optional<String> kmsKeyId, Instant created,
        Instant changed, Optional<Instant> deletion, Map<String, String> tags, Map<String, Version> versions,
        Map<String, String> stages) {
    static final String CURRENT = "AWSCURRENT";
    static final String PREVIOUS = "AWSPREVIOUS";
    private static final int MOST_VERSIONS = 100;

    /** @param sealed see {@link Vault} */
    record Version(String id, String sealed, boolean binary, Instant created) {}

    Secret described(Optional<String> text, Optional<String> key, Instant now) {
        return new Secret(name, arn, text.or(() -> description), key.or(() -> kmsKeyId), created, now, deletion, tags,
                versions, stages);
    }

    Secret tagged(Map<String, String> all) {
        return new Secret(name, arn, description, kmsKeyId, created, changed, deletion, new TreeMap<>(all), versions,
                stages);
    }

    Secret deleted(Optional<Instant> when) {
        return new Secret(name, arn, description, kmsKeyId, created, changed, when, tags, versions, stages);
    }

    /** With a new version; versions without a label go when there are many. */
    Secret with(Version version, List<String> labels) {
        var newStages = new TreeMap<>(stages);
        for (var label : labels) {
            var before = newStages.put(label, version.id());
            if (label.equals(CURRENT) && before != null) {
                newStages.put(PREVIOUS, before);
            }
        }
        var all = new LinkedHashMap<>(versions);
        all.put(version.id(), version);
        var unlabelled = all.keySet().stream().filter(id -> !newStages.containsValue(id)).toList();
        unlabelled.stream().limit(Math.max(0, all.size() - MOST_VERSIONS)).forEach(all::remove);
        return new Secret(name, arn, description, kmsKeyId, created, version.created(), deletion, tags, all,
                newStages);
    }

    List<String> stagesOf(String version) {
        return stages.entrySet().stream().filter(e -> e.getValue().equals(version)).map(Map.Entry::getKey).toList();
    }

    boolean isGone(Instant now) {
        return deletion.filter(when -> !now.isBefore(when)).isPresent();
    }
}
