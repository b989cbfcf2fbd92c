package dev.signalbox.localcloud.service.iam;

import java.time.Instant;
import java.util.Optional;

/** An instance profile; it holds at most one role. */
record StoredProfile(String name, String id, String arn, String path, Instant created, Optional<String> role) {
    StoredProfile with(Optional<String> changed) {
        return new StoredProfile(name, id, arn, path, created, changed);
    }
}
