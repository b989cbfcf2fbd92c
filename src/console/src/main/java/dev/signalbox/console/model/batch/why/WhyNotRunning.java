package dev.signalbox.console.model.batch.why;

import java.time.Duration;
import java.util.List;

/**
 * Why a job has not started.
 *
 * @param waits since it was submitted
 * @param fixes the best first; empty if only waiting helps
 */
public record WhyNotRunning(Reason reason, Duration waits, List<Check> checks, List<Fix> fixes) {
    public WhyNotRunning {
        checks = List.copyOf(checks);
        fixes = List.copyOf(fixes);
    }
}
