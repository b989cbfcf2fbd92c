package dev.signalbox.console.screen.pipelines;

import dev.signalbox.console.model.ResourceProgress;
import dev.signalbox.console.model.Spans;
import dev.signalbox.console.model.StatusWord;
import java.time.Duration;
import java.time.Instant;

/**
 * A resource in the table and on the time line.
 *
 * @param from where its bar begins, as a share of the whole time
 * @param to where it ends
 */
record ResourceRow(String logicalId, String physicalId, String type, StatusWord status, String reason, double from,
        double to, String took) {
    static ResourceRow of(ResourceProgress progress, Instant begin, Instant end) {
        double whole = Math.max(1, Duration.between(begin, end).toMillis());
        var until = progress.ended().orElse(end);
        return new ResourceRow(progress.logicalId(), progress.physicalId(), progress.type(), progress.word(),
                progress.reason().orElse(""), Duration.between(begin, progress.started()).toMillis() / whole,
                Duration.between(begin, until).toMillis() / whole,
                Spans.words(Duration.between(progress.started(), until)));
    }
}
