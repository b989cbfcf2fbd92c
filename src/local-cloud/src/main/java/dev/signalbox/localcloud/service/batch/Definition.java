package dev.signalbox.localcloud.service.batch;

import dev.signalbox.localcloud.store.Kept;
import java.util.Locale;
import software.amazon.awssdk.services.batch.model.JobDefinition;
import software.amazon.awssdk.services.batch.model.PlatformCapability;

/** One revision of a job definition as kept. */
record Definition(@Kept JobDefinition detail) {
    static final String ACTIVE = "ACTIVE";
    static final String INACTIVE = "INACTIVE";

    /** Sorts revisions of one name by number. */
    static String key(String name, int revision) {
        return name + ":" + String.format(Locale.ROOT, "%010d", revision);
    }

    String key() {
        return key(detail.jobDefinitionName(), detail.revision());
    }

    boolean active() {
        return ACTIVE.equals(detail.status());
    }

    boolean fargate() {
        return detail.platformCapabilities().contains(PlatformCapability.FARGATE);
    }
}
