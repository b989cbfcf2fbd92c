package dev.signalbox.console.store.transfer.work;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.store.transfer.journal.Item;
import dev.signalbox.console.store.transfer.journal.Journal.Pending;
import java.io.IOException;
import java.util.Optional;

/** Moves files in one direction. An interrupt ends each of its methods; what was moved by then is kept in the journal. */
public interface Hauler {
    /**
     * Finds the files of a root, in an order that is the same the next time.
     *
     * @param after the key behind which to begin; empty for all
     */
    void find(int root, String after, Found found) throws GatewayException, IOException, InterruptedException;

    /**
     * Moves one.
     *
     * @return how it was verified, empty when only its size is known; or nothing when it was left as it is
     */
    Optional<String> move(Pending item, Tally.Move tally)
            throws GatewayException, IOException, InterruptedException, StandstillException;

    /** Removes what there is of one that will not be finished. */
    void discard(Pending item) throws GatewayException, IOException;

    /** Takes what was found; waits while enough is on its way. */
    interface Found {
        void item(Item item) throws InterruptedException;
    }
}
