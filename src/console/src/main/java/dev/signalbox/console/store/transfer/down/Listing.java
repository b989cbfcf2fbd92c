package dev.signalbox.console.store.transfer.down;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.transfer.DownloadsGateway;
import dev.signalbox.console.gateway.transfer.DownloadsGateway.Listed;
import dev.signalbox.console.gateway.transfer.DownloadsGateway.Page;
import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.store.transfer.journal.Item;
import dev.signalbox.console.store.transfer.journal.Journal;
import dev.signalbox.console.store.transfer.journal.Plan;
import dev.signalbox.console.store.transfer.work.Hauler.Found;
import dev.signalbox.console.store.transfer.work.Limits;
import dev.signalbox.console.store.transfer.work.Patience;
import dev.signalbox.console.store.transfer.work.Tally;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Finds the objects of what was chosen, a page ahead of what is fetched, and gives each a name here. */
final class Listing {
    private final DownloadsGateway gateway;
    private final Plan plan;
    private final Limits limits;
    private final Tally tally;
    private final ExecutorService threads;
    private final ClaimedNames names = new ClaimedNames();

    Listing(DownloadsGateway gateway, Journal journal, Limits limits, Tally tally, ExecutorService threads)
            throws IOException {
        this.gateway = gateway;
        this.plan = journal.plan();
        this.limits = limits;
        this.tally = tally;
        this.threads = threads;
        journal.eachFound(item -> names.took(item.file()));
    }

    void find(int number, String after, Found found) throws GatewayException, IOException, InterruptedException {
        var root = plan.roots().get(number);
        if (!root.whole()) {
            if (after.isEmpty()) {
                found.item(item(number, root, new Listed(root.key(), root.size(), "", Instant.ofEpochMilli(
                        root.modified()))));
            }
            return;
        }
        var next = ask(root, after);
        while (true) {
            var page = answer(next);
            boolean more = page.more() && !page.objects().isEmpty();
            if (more) {
                next = ask(root, page.objects().getLast().key());
            }
            for (var object : page.objects()) {
                if (!object.key().endsWith("/")) {
                    found.item(item(number, root, object));
                }
            }
            if (!more) {
                return;
            }
        }
    }

    private Item item(int number, Plan.Root root, Listed object) {
        return new Item(0, number, object.key(), object.size(), object.etag(), object.modified().toEpochMilli(), names
                .claim(object.key(), root.before() + object.key().substring(root.below())));
    }

    private Future<Page> ask(Plan.Root root, String after) {
        return threads.submit(() -> {
            var patience = new Patience(limits, tally);
            while (true) {
                try {
                    return gateway.list(new S3Location(root.bucket(), root.key()), after);
                } catch (GatewayException e) {
                    patience.again(e);
                }
            }
        });
    }

    private static Page answer(Future<Page> asked) throws GatewayException, InterruptedException {
        try {
            return asked.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case GatewayException g -> throw g;
                case InterruptedException i -> throw i;
                case null, default -> throw new IllegalStateException(e.getCause());
            }
        }
    }
}
