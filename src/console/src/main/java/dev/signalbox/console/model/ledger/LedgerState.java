package dev.signalbox.console.model.ledger;

import java.util.List;
import java.util.Optional;

/**
 * The ledger as it was read last.
 *
 * @param newest the newest changes, newest first
 * @param count how many there are in all
 * @param broken the first line that does not follow from the one before: it, or the one before, was changed
 * @param problem why nothing can be written or read
 */
public record LedgerState(List<Change> newest, long count, Optional<Long> broken, Optional<String> problem) {
    public static LedgerState empty() {
        return new LedgerState(List.of(), 0, Optional.empty(), Optional.empty());
    }
}
