package dev.signalbox.console.store.transfer;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.store.transfer.journal.Journal;
import dev.signalbox.console.store.transfer.work.Tally;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes what a transfer leaves half: unfinished files here, unfinished uploads there. */
final class Leftovers {
    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);
    private static final int NAMED = 3;

    private Leftovers() {}

    /** @return what could not be removed, in words; empty when all was */
    static String remove(Journal journal, Gateways gateways) {
        var all = new ArrayList<>(journal.pending());
        all.addAll(journal.failedItems());
        var left = new ArrayList<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var hauler = gateways.hauler(journal, new Tally(), threads);
            for (var item : all) {
                try {
                    hauler.discard(item);
                } catch (GatewayException | IOException e) {
                    LOG.warn("{} is left unfinished", item.item().key(), e);
                    left.add(item.item().key());
                }
            }
        } catch (IOException e) {
            LOG.warn("The journal in {} cannot be read", journal.folder(), e);
            left.add(journal.plan().from());
        }
        return words(left);
    }

    private static String words(List<String> left) {
        return left.isEmpty() ? "" : "left unfinished: " + String.join(", ", left.stream().limit(NAMED).toList());
    }
}
