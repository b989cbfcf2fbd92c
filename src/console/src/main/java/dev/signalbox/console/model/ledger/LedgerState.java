package dev.signalbox.console.model.ledger;

import java.util.List;
import java.util.Optional;

/**
 * The ledger as it was read last.
 *
 * @param newest the newest changes, newest first
 * @param count how many there are in all
 * @param verdict whether it is as it was written
 * @param problem why nothing can be written or read
 */
public record LedgerState(List<Change> newest, long count, Verdict verdict, Optional<String> problem) {
    public static LedgerState empty() {
        return new LedgerState(List.of(), 0, Verdict.nothing(), Optional.empty());
    }
}
