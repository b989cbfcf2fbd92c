package dev.signalbox.localcloud.service.iam;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A managed policy of the customer.
 *
 * @param versions the newest last; five at most
 * @param newest number of the version made last, which may have been deleted
 */
record StoredPolicy(String name, String id, String arn, String path, String description, Instant created,
        List<Version> versions, int newest, String defaultVersion, Map<String, String> tags) {
    static final int MOST_VERSIONS = 5;

    /** @param id such as {@code v1} */
    record Version(String id, String document, Instant created) {}

    StoredPolicy {
        versions = List.copyOf(versions);
        tags = new TreeMap<>(tags);
    }

    Optional<Version> version(String versionId) {
        return versions.stream().filter(v -> v.id().equals(versionId)).findFirst();
    }

    String document() {
        return version(defaultVersion).map(Version::document).orElse("");
    }

    StoredPolicy with(List<Version> changed, int last, String byDefault) {
        return new StoredPolicy(name, id, arn, path, description, created, changed, last, byDefault, tags);
    }

    StoredPolicy withTags(Map<String, String> changed) {
        return new StoredPolicy(name, id, arn, path, description, created, versions, newest, defaultVersion, changed);
    }
}
