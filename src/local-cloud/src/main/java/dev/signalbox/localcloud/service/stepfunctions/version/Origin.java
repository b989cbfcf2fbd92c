package dev.signalbox.localcloud.service.stepfunctions.version;

import dev.signalbox.localcloud.service.stepfunctions.settings.Settings;
import java.util.Optional;

/**
 * Through what an execution was started, beyond the plain ARN of its state machine.
 *
 * @param settings of the revision that it runs
 */
public record Origin(Optional<String> versionArn, Optional<String> aliasArn, Optional<String> traceHeader,
        Optional<Settings> settings) {
    /** Started by the plain ARN of a state machine without settings. */
    public static final Origin PLAIN = new Origin(Optional.empty(), Optional.empty(), Optional.empty(), Optional
            .empty());

    public static Origin of(Target target, Optional<String> traceHeader) {
        return new Origin(target.version().map(Version::arn), target.aliasArn(), traceHeader, target.revision()
                .settings());
    }

    public Settings settingsOrDefault() {
        return settings.orElse(Settings.DEFAULT);
    }
}
