package dev.signalbox.localcloud.service.stepfunctions.version;

import dev.signalbox.localcloud.service.stepfunctions.settings.Settings;
import java.util.Optional;

/**
 * What a state machine is between two updates; a version keeps one of them.
 *
 * @param id absent before the first update; requests call that one {@code INITIAL}
 */
public record Revision(String definition, String roleArn, Optional<String> id, Optional<Settings> settings) {
    /** What requests call the revision without id. */
    public static final String INITIAL = "INITIAL";

    public Settings settingsOrDefault() {
        return settings.orElse(Settings.DEFAULT);
    }

    /** Whether the content is the same; the id does not count. */
    public boolean means(Revision other) {
        return definition.equals(other.definition) && roleArn.equals(other.roleArn) && settingsOrDefault().means(other
                .settingsOrDefault());
    }
}
