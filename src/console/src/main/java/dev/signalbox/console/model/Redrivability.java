package dev.signalbox.console.model;

import java.time.Instant;
import java.util.Optional;

/**
 * Whether an execution can go on from where it failed.
 *
 * @param count how often it was redriven
 * @param last when it was redriven last
 * @param obstacle why it cannot be redriven now, in AWS's words; empty when it can be
 */
public record Redrivability(int count, Optional<Instant> last, Optional<String> obstacle) {
    public boolean isRedrivable() {
        return obstacle.isEmpty();
    }
}
